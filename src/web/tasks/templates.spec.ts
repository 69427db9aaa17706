import { isUnfilled, templates } from './templates.js';

describe('templates', () => {
  it('hold something to be filled in each, so that none is sent as it is', () => {
    for (const each of Object.values(templates).flat())
      expect([each.code, isUnfilled(each.text)]).toEqual([each.code, true]);
  });

  it('are sent once they are filled in', () => {
    expect(isUnfilled('Petugas kami memeriksa lokasi pada Senin pukul 09.00.')).toBe(false);
    expect(isUnfilled('Petugas [regu 3] memeriksa lokasi pada [isi: jam].')).toBe(true);
  });

  it('promise nothing at once, and can be told apart', () => {
    for (const members of Object.values(templates)) {
      expect(new Set(members.map(({ code }) => code)).size).toBe(members.length);
      for (const { text } of members) expect(text).not.toMatch(/segera|secepatnya/i);
    }
  });
});
