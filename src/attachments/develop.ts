import { KeyedMutex } from '../common/keyed-mutex.js';
import { type Capture, readCapture } from './capture.js';
import { formatOf, isAnotherFileToo } from './format.js';
import { HASHED_EDGE, pictureHash } from './picture-hash.js';
import { photoRefused } from './refusals.js';

/** What a camera of today takes, and what fits into memory beside everything else. */
const MAX_PIXELS = 50_000_000;
/** Longest edges of the stored pictures, in pixels. */
const EDGE = 2048;
const THUMBNAIL_EDGE = 320;
const WHITE = '#ffffff';
const TIMEOUT = { seconds: 30 };

/** A photo as it is stored: encoded again, so that its files hold nothing but the picture. */
export interface Developed {
  readonly width: number;
  readonly height: number;
  /** JPEG. */
  readonly photo: Buffer;
  readonly thumbnail: Buffer;
  readonly pictureHash: bigint;
  readonly capture: Capture;
}

const darkroom = new KeyedMutex();

/**
 * Checks a file and draws its picture anew, upright, in sRGB, on white, no larger
 * than is shown. One at a time: a picture takes a hundred times as much memory as its file.
 *
 * @throws Problem `photo_refused` for what is not a picture that is taken
 */
export async function develop(bytes: Buffer): Promise<Developed> {
  const format = formatOf(bytes);
  if (format === undefined) throw photoRefused('not_a_photo');
  if (format === 'heic') throw photoRefused('heic');
  if (isAnotherFileToo(bytes)) throw photoRefused('another_file_too');
  return darkroom.run('', () => draw(bytes, format));
}

async function draw(bytes: Buffer, format: string): Promise<Developed> {
  // Native code that takes a while to load: not before the first photo comes.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  const source = { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true } as const;
  const damaged = (): never => {
    throw photoRefused('damaged');
  };
  // It reads no more than the head, so that nothing is unpacked that is too large.
  const head = await sharp(bytes, { ...source, limitInputPixels: false })
    .metadata()
    .catch(damaged);
  if (head.format !== format) throw photoRefused('not_a_photo');
  if (head.width * head.height > MAX_PIXELS) throw photoRefused('too_many_pixels');
  const capture = await readCapture(head.exif);
  const drawn = await sharp(bytes, source)
    .timeout(TIMEOUT)
    .autoOrient()
    .flatten({ background: WHITE })
    .resize(EDGE, EDGE, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(damaged);
  const { width, height, channels } = drawn.info;
  const again = (): ReturnType<typeof sharp> => sharp(drawn.data, { raw: { width, height, channels } });
  const [photo, thumbnail, grey] = await Promise.all([
    again().jpeg({ quality: 82 }).toBuffer(),
    again()
      .resize(THUMBNAIL_EDGE, THUMBNAIL_EDGE, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 72 })
      .toBuffer(),
    again().greyscale().resize(HASHED_EDGE, HASHED_EDGE, { fit: 'fill' }).raw().toBuffer(),
  ]);
  return { width, height, photo, thumbnail, pictureHash: pictureHash(grey), capture };
}
