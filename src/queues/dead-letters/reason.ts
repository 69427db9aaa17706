import { redact } from '../../common/redact.js';

const MAX_LENGTH = 500;

/** Why a job failed, in one line that may be shown: nothing that looks like a person's data. */
export function reasonOf(fault: Error): string {
  const [line = ''] = fault.message.trim().split('\n');
  const shown = redact(line.replaceAll(/\p{Cc}/gu, ' ')).trim();
  return [...(shown || fault.name)].slice(0, MAX_LENGTH).join('');
}
