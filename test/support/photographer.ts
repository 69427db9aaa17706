import { randomBytes } from 'node:crypto';
import { type Page } from 'playwright-core';
import sharp, { type Sharp } from 'sharp';
import { type Answer, type World } from './world.js';

export interface Point {
  readonly lat: number;
  readonly lng: number;
}

/** What a camera writes into a photo; by default here and now: in Gambir, at this moment. */
export interface Shot {
  readonly takenAt?: Date | null;
  readonly point?: Point | null;
  /** Makes the same picture again; a new one where not given. */
  readonly scene?: Buffer;
  readonly width?: number;
  readonly height?: number;
}

export const GAMBIR_POINT: Point = { lat: -6.1766, lng: 106.8269 };

/** A scene that no photo has shown before: 16 by 12 pixels, which a camera makes large and smooth. */
export const newScene = (): Buffer => randomBytes(16 * 12 * 3);

/** Takes a photo and gives it as a picture of which the format is still open. */
export function shoot(shot: Shot = {}): Sharp {
  const { takenAt = new Date(), point = GAMBIR_POINT, scene = newScene(), width = 640, height = 480 } = shot;
  return sharp(scene, { raw: { width: 16, height: 12, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .withExif({
      IFD0: { Make: 'Kamera Rahasia', Artist: 'Pemotret Bernama' },
      ...(takenAt && { IFD2: { DateTimeOriginal: exifClock(takenAt), OffsetTimeOriginal: '+00:00' } }),
      ...(point && { IFD3: gpsOf(point) }),
    });
}

/** A JPEG as a telephone sends it. */
export const takePhoto = (shot?: Shot): Promise<Buffer> => shoot(shot).jpeg().toBuffer();

/** Chooses a photo of here and now in a form of a page. @param field as a selector */
export async function attachPhoto(page: Page, field: string): Promise<void> {
  const buffer = await takePhoto();
  await page.locator(field).setInputFiles({ name: 'lubang.jpg', mimeType: 'image/jpeg', buffer });
}

export interface SentPhoto {
  id: string;
  width: number;
  height: number;
}

/** Sends files as a browser's form does, in the field `photo`. */
export async function sendFile<Body = SentPhoto>(
  world: Pick<World, 'base'>,
  files: Buffer | readonly (readonly [field: string, file: Buffer])[],
  { name = 'foto.jpg', headers = {} }: { name?: string; headers?: Record<string, string> } = {},
): Promise<Answer<Body>> {
  const form = new FormData();
  for (const [field, file] of Buffer.isBuffer(files) ? [['photo', files] as const] : files)
    form.append(field, new Blob([new Uint8Array(file)], { type: 'image/jpeg' }), name);
  const response = await fetch(`${world.base}/api/v1/photos`, {
    method: 'POST',
    headers: { 'accept-language': 'en', ...headers },
    body: form,
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

/** Takes and sends a photo, and gives its id. */
export async function sendPhoto(world: Pick<World, 'base'>, shot?: Shot): Promise<string> {
  const { status, body } = await sendFile(world, await takePhoto(shot));
  if (status !== 201) throw new Error(`The photo was not taken in: ${status} ${JSON.stringify(body)}`);
  return body.id;
}

/** What an office says that it has done, with a photo of here and now that shows it. */
export async function shown(
  world: Pick<World, 'base'>,
  message: string,
  shot?: Shot,
): Promise<{ message: string; photos: string[] }> {
  return { message, photos: [await sendPhoto(world, shot)] };
}

/** As EXIF writes the clock of a camera, here one that shows UTC. */
function exifClock(at: Date): string {
  return at.toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', ':');
}

function gpsOf({ lat, lng }: Point): Record<string, string> {
  const parts = (degrees: number): string => `${Math.round(Math.abs(degrees) * 1_000_000)}/1000000 0/1 0/1`;
  return {
    GPSLatitudeRef: lat < 0 ? 'S' : 'N',
    GPSLatitude: parts(lat),
    GPSLongitudeRef: lng < 0 ? 'W' : 'E',
    GPSLongitude: parts(lng),
  };
}
