import { unfilledMark } from '../../complaints/core/words/unfilled-marks.js';
import { templates, unfilledPart } from './templates.js';

describe('templates', () => {
  it('hold something to be filled in each, so that none is sent as it is', () => {
    for (const each of Object.values(templates).flat())
      expect([each.code, unfilledPart(each.text), unfilledMark(each.text)]).toEqual([
        each.code,
        expect.stringMatching(/^\[isi: .+\]$/),
        unfilledPart(each.text),
      ]);
  });

  it('are sent once they are filled in', () => {
    expect(unfilledPart('Petugas kami memeriksa lokasi pada Senin pukul 09.00.')).toBeUndefined();
    expect(unfilledPart('Petugas [regu 3] memeriksa lokasi pada [isi: jam].')).toBe('[isi: jam]');
  });

  it('promise nothing at once, and can be told apart', () => {
    for (const members of Object.values(templates)) {
      expect(new Set(members.map(({ code }) => code)).size).toBe(members.length);
      for (const { text } of members) expect(text).not.toMatch(/segera|secepatnya/i);
    }
  });
});
