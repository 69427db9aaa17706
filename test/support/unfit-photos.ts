import { crc32, deflateSync } from 'node:zlib';
import { takePhoto } from './photographer.js';

/** The whole of a ZIP without files. */
const emptyZip = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);

/** What somebody may send for a photo and is none that can be shown: what it is, the file, the reason given. */
export function unfitPhotos(): [what: string, make: () => Buffer | Promise<Buffer>, reason: string][] {
  return [
    ['a page called foto.jpg', () => Buffer.from('<html><script>alert(1)</script></html>'), 'not_a_photo'],
    [
      'a drawing that runs scripts',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'not_a_photo',
    ],
    ['a moving picture', () => Buffer.from('GIF89a\x01\0\x01\0', 'latin1'), 'not_a_photo'],
    ['HEIC', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'heic'],
    ['half a JPEG', async () => (await takePhoto()).subarray(0, 2_000), 'damaged'],
    ['a head of PNG and nothing else', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'damaged'],
    ['a bomb of 100 million pixels', () => pngOf(10_000, 10_000), 'too_many_pixels'],
    [
      'a JPEG that is a page too',
      async () => Buffer.concat([await takePhoto(), Buffer.from('<html><body>')]),
      'another_file_too',
    ],
    [
      'a JPEG that is a ZIP too',
      async () => Buffer.concat([await takePhoto(), emptyZip]),
      'another_file_too',
    ],
  ];
}

/** A black PNG of few bytes. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (kind: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (Math.ceil(width / 8) + 1));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
