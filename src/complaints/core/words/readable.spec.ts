import fc from 'fast-check';
import { countLetters, faultOfAnswer, faultOfDescription, hasLetters } from './readable.js';

const FEWEST = 15;
const invisible = fc.constantFrom(
  '\u200b',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u3164',
  '\u115f',
  '\u202e',
);
const noLetter = fc.oneof(
  invisible,
  fc.constantFrom(
    ' ',
    '\n',
    '\u00a0',
    '\u3000',
    '.',
    '-',
    '…',
    '!',
    '0',
    '7',
    '٣',
    '😀',
    '👍🏽',
    '\u0301',
    '\u0334',
    '+',
    '⠀',
  ),
);
const sentence = fc.constantFrom(
  'Petugas memeriksa lokasi besok pagi.',
  'Lubang sudah ditutup aspal.',
  'Ini wewenang pengelola tol.',
);

describe('an answer that a person can read', () => {
  it.each([
    'Petugas kami memeriksa lokasi pada Senin pukul 09.00.',
    'Sudah ditutup aspal.',
    'Sampah diangkut (2 truk).',
    'Terima kasih…. petugas ke lokasi besok.',
    'Lihat surat [1] dan hubungi info[at]kota.example',
    'ꦱꦩ꧀ꦥꦃ ꦱꦩ꧀ꦥꦸꦤ꧀ ꦢꦶꦥꦸꦤ꧀ ꦗꦸꦥꦸꦏ꧀ ꦮꦲꦸ ꦌꦤ꧀ꦗꦁ',
    'تمت معالجة البلاغ اليوم',
    '我们的工作人员已经检查了这个地方并且修好了路灯',
  ])('is %j', (text) => expect(faultOfAnswer(text, FEWEST)).toBeUndefined());

  it.each([
    ['ok.', 'too_few_letters'],
    ['Sudah.', 'too_few_letters'],
    ['.................................', 'left_to_fill'],
    ['0812 3456 7890 12345678901234567890', 'too_few_letters'],
    ['👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍', 'too_few_letters'],
    ['\u3164'.repeat(30), 'too_few_letters'],
    ['\u200bo\u200bk\u200b'.repeat(3), 'too_few_letters'],
    ['e\u0301'.normalize('NFD') + '\u0301'.repeat(40), 'too_few_letters'],
    ['a'.repeat(400), 'too_few_letters'],
    ['okokokokokokokokokokok', 'too_few_letters'],
    ['Aa'.repeat(40), 'too_few_letters'],
    ['Petugas memeriksa pada [isi: hari, tanggal dan jam].', 'left_to_fill'],
    ['Petugas memeriksa pada ［isi: hari］.', 'left_to_fill'],
    ['Petugas memeriksa pada [\u200bisi: hari].', 'left_to_fill'],
    ['Sudah dikerjakan oleh {{nama petugas}} kemarin.', 'left_to_fill'],
    ['Sudah dikerjakan oleh <nama petugas> kemarin.', 'left_to_fill'],
    ['Sudah dikerjakan oleh %NAMA% kemarin.', 'left_to_fill'],
    ['Sudah dikerjakan oleh ______ kemarin.', 'left_to_fill'],
    ['Sudah dikerjakan oleh _ _ _ kemarin.', 'left_to_fill'],
    ['Sudah dikerjakan pada tanggal ..... oleh petugas.', 'left_to_fill'],
    ['Sudah dikerjakan pada tanggal … oleh petugas.', 'left_to_fill'],
    ['Sudah dikerjakan pada tanggal: ..../..../2026 oleh petugas.', 'left_to_fill'],
    ['Sudah dikerjakan oleh Bapak XXX kemarin.', 'left_to_fill'],
  ])('is not %j', (text, code) => expect(faultOfAnswer(text, FEWEST)).toMatchObject({ code }));

  it('names the part that is not filled in, and the number of letters', () => {
    expect(faultOfAnswer('Kami datang pada [isi: tanggal].', 15)?.parameters).toEqual({
      mark: '[isi: tanggal]',
    });
    expect(faultOfAnswer('Sudah.', 15)?.parameters).toEqual({ letters: 15 });
  });

  it('is no text that has no letters, however long', () => {
    fc.assert(
      fc.property(fc.array(noLetter, { maxLength: 300 }), (all) => {
        expect(countLetters(all.join(''))).toBe(0);
        expect(faultOfAnswer(all.join(''), 1)).toBeDefined();
      }),
    );
  });

  it('is no letter that is repeated, whatever stands between', () => {
    const letter = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 });
    fc.assert(
      fc.property(letter, noLetter, fc.integer({ min: 1, max: 300 }), (one, between, times) =>
        expect(hasLetters((one + between).repeat(times), FEWEST)).toBe(false),
      ),
    );
  });

  it('does not become one by what is no letter, nor stop being one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), invisible, fc.nat(), (text, hidden, at) => {
        const characters = [...text];
        const place = at % (characters.length + 1);
        const more = [...characters.slice(0, place), hidden, ...characters.slice(place)].join('');
        expect(countLetters(more)).toBe(countLetters(text));
      }),
    );
    fc.assert(
      fc.property(sentence, invisible, (text, hidden) =>
        expect(faultOfAnswer([...text].join(hidden), FEWEST)).toBeUndefined(),
      ),
    );
  });

  it('needs no more letters when fewer are asked for', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 2, max: 60 }),
        (text, atLeast) => !hasLetters(text, atLeast) || hasLetters(text, atLeast - 1),
      ),
    );
  });

  it('is checked in time that grows with the text', () => {
    for (const part of ['[', '{', '<a', '%a', '_ ', '. ', 'x', '[ 1', '\u200b[', 'a'])
      expect(faultOfAnswer(part.repeat(1_000_000 / part.length), FEWEST)).toBeDefined();
  });
});

describe('what a citizen says is wrong', () => {
  it.each(['Lampu mati ... gelap', 'Jalan [depan pasar] rusak', 'Banjir!!! tolong'])('is %j', (text) =>
    expect(faultOfDescription(text, 10)).toBeUndefined(),
  );

  it.each(['..........', 'rusak', '1234567890', 'aaaaaaaaaaaaaaa', '\u200b'.repeat(20)])(
    'is not %j',
    (text) =>
      expect(faultOfDescription(text, 10)).toEqual({ code: 'too_few_letters', parameters: { letters: 10 } }),
  );
});
