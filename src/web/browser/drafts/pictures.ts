// Draws pictures smaller, where the browser can read them.

/** Longest file that the server takes, in bytes. */
const LONGEST = 10 * 1_048_576;
/** Longest edges, in pixels: of what is sent in place of a file that is too long, and of what is shown. */
const EDGE = 2048;
const THUMBNAIL_EDGE = 160;

/**
 * What to send of a file: itself, since what it says of its taking is evidence and is lost in drawing it anew; only one
 * that is too long to be taken is drawn smaller.
 */
export async function forSending(file: File): Promise<Blob> {
  if (file.size <= LONGEST) return file;
  const canvas = await draw(file, EDGE);
  if (!canvas) return file;
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', 0.85));
}

/** A small picture of a file, as a data URL; empty where it cannot be read. */
export async function thumbnailOf(file: File): Promise<string> {
  return (await draw(file, THUMBNAIL_EDGE))?.toDataURL('image/jpeg', 0.7) ?? '';
}

async function draw(file: Blob, edge: number): Promise<HTMLCanvasElement | undefined> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, edge / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return canvas;
  } catch {
    return undefined;
  }
}
