import { DateTime } from 'luxon';

/** What the file of a photo says of its taking. Anybody can write it there: it is a claim of the sender's, not a proof. */
export interface Capture {
  /** The camera's clock: `2026-11-22T09:30:00`, without an offset. */
  readonly clock: string | null;
  /** `+07:00`, where the camera says it. */
  readonly offset: string | null;
  readonly point: { readonly lat: number; readonly lng: number } | null;
}

export const nothingSaid: Capture = { clock: null, offset: null, point: null };

const CLOCK = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/;
const OFFSET = /^[+-]\d\d:\d\d$/;

/** Far more than any camera writes of a picture. */
const MAX_LENGTH = 1_048_576;

/**
 * Reads the time and place of taking.
 *
 * @param exif the EXIF part of a file: a TIFF, with or without the word before it
 */
export async function readCapture(exif: Buffer | undefined): Promise<Capture> {
  if (!exif || exif.length > MAX_LENGTH) return nothingSaid;
  const tiff = exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
  const { default: exifr } = await import('exifr');
  try {
    const said = (await exifr.parse(tiff, {
      tiff: true,
      exif: true,
      gps: true,
      reviveValues: false,
      mergeOutput: true,
    })) as Record<string, unknown> | undefined;
    return captureOf(said ?? {});
  } catch {
    // Unreadable, so it says nothing.
    return nothingSaid;
  }
}

/** The capture that fields of EXIF tell. */
export function captureOf(said: Readonly<Record<string, unknown>>): Capture {
  const clock = clockOf(said.DateTimeOriginal) ?? clockOf(said.CreateDate);
  const offset = typeof said.OffsetTimeOriginal === 'string' ? said.OffsetTimeOriginal.trim() : '';
  return { clock, offset: clock !== null && OFFSET.test(offset) ? offset : null, point: pointOf(said) };
}

/**
 * When a photo was taken, as far as its file says. A camera that does not say its
 * offset shows the time of the city.
 */
export function takenAt({ clock, offset }: Capture, zone: string): Date | null {
  if (clock === null) return null;
  const taken = DateTime.fromISO(`${clock}${offset ?? ''}`, { zone });
  return taken.isValid ? taken.toJSDate() : null;
}

function clockOf(text: unknown): string | null {
  const [, year, month, day, time] = (typeof text === 'string' && CLOCK.exec(text)) || [];
  const clock = `${year}-${month}-${day}T${time}`;
  return DateTime.fromISO(clock).isValid && Number(year) > 1970 ? clock : null;
}

/** A camera without a fix writes zeros. */
function pointOf({ latitude: lat, longitude: lng }: Readonly<Record<string, unknown>>): Capture['point'] {
  const whole =
    typeof lat === 'number' && typeof lng === 'number' && Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
  return whole && (lat !== 0 || lng !== 0) ? { lat, lng } : null;
}
