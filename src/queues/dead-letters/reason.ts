const LONGEST = 500;
const EMAIL = /[\w.+-]{1,64}@[\w.-]+/g;
/** Phone numbers and the like; not the digits of a UUID. */
const LONG_NUMBER = /(?<![\w-])\+?\d[\d ]{6,}\d(?![\w-])/g;

/** Why a job failed, in one line that may be shown: nothing that looks like a person's data. */
export function reasonOf(fault: Error): string {
  const [line = ''] = fault.message.trim().split('\n');
  const shown = line
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(EMAIL, '[...]')
    .replaceAll(LONG_NUMBER, '[...]')
    .trim();
  return [...(shown || fault.name)].slice(0, LONGEST).join('');
}
