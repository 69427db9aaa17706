/**
 * What Node says of a fault that it lets pass: a leak of listeners, say, or a function that is to go. That a library
 * will not support this Node for ever is none.
 */
const WARNING = /\(node:\d+\) (?:\[\w+\] )?\w*Warning: (?!NodeVersionSupportWarning).*/g;

const outputs: (() => string)[] = [];

/** Has the output of a process looked through at the end of its test file. */
export function watchForWarnings(said: () => string): void {
  outputs.push(said);
}

/** The warnings of all processes that this test file has started. */
export function warningsOfProcesses(): string[] {
  return outputs.flatMap((said) => said().match(WARNING) ?? []);
}
