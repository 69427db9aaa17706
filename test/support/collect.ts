import { Writable } from 'node:stream';

/** A stream in place of standard output, and all that was written to it so far. */
export function collect(): { out: NodeJS.WriteStream; said: () => string } {
  let text = '';
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return { out: out as unknown as NodeJS.WriteStream, said: () => text };
}
