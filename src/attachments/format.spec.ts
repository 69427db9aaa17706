import fc from 'fast-check';
import { formatOf, isAnotherFileToo } from './format.js';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const jpeg = bytes('\xff\xd8\xff\xe0 a picture \xff\xd9');
/** The record that ends a ZIP of no files, with a comment. */
const endOfZip = (comment = ''): Buffer =>
  Buffer.concat([
    bytes('PK\x05\x06'),
    Buffer.alloc(16),
    Buffer.of(comment.length & 255, comment.length >> 8),
    bytes(comment),
  ]);

describe('what a file is', () => {
  it.each([
    ['jpeg', '\xff\xd8\xff\xe1'],
    ['png', '\x89PNG\r\n\x1a\n'],
    ['webp', 'RIFF\x10\x00\x00\x00WEBPVP8 '],
    ['heic', '\x00\x00\x00\x18ftypheic'],
    ['heic', '\x00\x00\x00\x18ftypmif1'],
  ])('%s, by its first bytes', (format, head) => expect(formatOf(bytes(head))).toBe(format));

  it.each([
    '',
    '\xff\xd8',
    '<html>',
    'GIF89a',
    '%PDF-1.7',
    'RIFF\x10\x00\x00\x00AVI ',
    '<svg',
    '\x00\x00\x00\x18ftypqt  ',
  ])('none that is taken: %j', (head) => expect(formatOf(bytes(head))).toBeUndefined());

  it.each([
    ['a page behind it', Buffer.concat([jpeg, bytes('<HTML><body>hello')])],
    [
      'a script in a comment',
      Buffer.concat([bytes('\xff\xd8\xff\xfe'), bytes('<script>alert(1)</script>'), jpeg]),
    ],
    ['a program in PHP', Buffer.concat([jpeg, bytes('<?php system($_GET[0]);')])],
    ['a PDF at its head', Buffer.concat([jpeg, bytes('%PDF-1.4')])],
    ['a ZIP behind it', Buffer.concat([jpeg, endOfZip()])],
    [
      'a ZIP whose comment is the end of the picture',
      Buffer.concat([jpeg, endOfZip('\xff\xd9'), bytes('\xff\xd9')]),
    ],
  ])('a picture with %s is another file too', (_, file) => expect(isAnotherFileToo(file)).toBe(true));

  it('a picture with a film of the moment behind it is a picture', () => {
    const film = Buffer.concat([bytes('\x00\x00\x00\x18ftypmp42'), Buffer.alloc(4096, 0x5a)]);
    expect(isAnotherFileToo(Buffer.concat([jpeg, film]))).toBe(false);
  });

  it('random bytes are a picture no more often than chance allows', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (noise) => !isAnotherFileToo(Buffer.from(noise))),
    );
  });
});
