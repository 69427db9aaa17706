import { generateSecret, generateURI, verifySync } from 'otplib';

const STEP_SECONDS = 30;
const CODE = /^\d{6}$/;

/** A new secret of 160 bits, in base 32. */
export function makeSecret(): string {
  return generateSecret();
}

/** What an authenticator app reads from a QR code. */
export function addressOf(secret: string, email: string): string {
  return generateURI({ issuer: 'Tanggap', label: email, secret });
}

/** Whether a text could be a code of an app, as it was typed. */
export function isCode(text: string): boolean {
  return CODE.test(withoutSpaces(text));
}

/**
 * The step of 30 seconds that a code of RFC 6238 belongs to: the present one, the one before or the one after, since
 * clocks differ. Undefined where it is wrong or not newer than the last one used.
 *
 * @param lastStep of the code that was used last; null where there was none
 */
export function stepOf(text: string, secret: string, at: Date, lastStep: number | null): number | undefined {
  if (!isCode(text)) return undefined;
  const found = verifySync({
    secret,
    token: withoutSpaces(text),
    epoch: Math.floor(at.getTime() / 1000),
    epochTolerance: STEP_SECONDS,
  });
  if (!found.valid || !('timeStep' in found)) return undefined;
  return lastStep === null || found.timeStep > lastStep ? found.timeStep : undefined;
}

function withoutSpaces(text: string): string {
  return text.replaceAll(' ', '');
}
