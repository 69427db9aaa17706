import { publicEntry, type EntryNames } from './public-entry.js';

const names: EntryNames = {
  unit: () => 'Dinas Bina Marga',
  office: () => 'Lurah Cideng',
  triage: 'Meja triase',
};
const gambir = { code: '31.71.01.1001', name: 'Gambir', kecamatan: null, city: null };
const held = {
  status: 'waiting',
  area: gambir,
  responsibleOffice: 'Lurah Gambir',
  responsibleOfficeCode: '31.71.01.1001',
} as const;
const triage = {
  ...held,
  area: null,
  responsibleOffice: 'Meja triase',
  responsibleOfficeCode: 'triage',
} as const;
const AT = '2026-03-01T08:00:00.000+07:00';
const message = 'Catatan untuk petugas.';

describe('what the public will read of a step', () => {
  it('is the answer, and where the complaint stands then', () => {
    expect(publicEntry({ step: 'jawab', body: { message } }, held, names, AT)).toEqual({
      at: AT,
      kind: 'responded',
      status: 'in_progress',
      by: 'Lurah Gambir',
      message,
    });
    expect(publicEntry({ step: 'selesai', body: { message } }, held, names, AT)).toMatchObject({
      status: 'resolved',
      message,
    });
  });

  it('is masked as the public reads it', () => {
    const body = { message: 'Hubungi Pak Lurah di 0812 0000 1234 atau pak.lurah[at]contoh.go.id.' };
    const shown = 'Hubungi Pak Lurah di ••• atau •••.';
    expect(publicEntry({ step: 'jawab', body }, held, names, AT).message).toBe(shown);
    expect(publicEntry({ step: 'selesai', body }, held, names, AT).message).toBe(shown);
    const rejected = { reason: 'spam', ...body } as const;
    expect(publicEntry({ step: 'tolak', body: rejected }, triage, names, AT).message).toBe(shown);
  });

  it('is never a note between offices', () => {
    const noted = [
      publicEntry({ step: 'koordinasi', body: { unit: 'dinas-bina-marga', message } }, held, names, AT),
      publicEntry({ step: 'pindah', body: { kelurahanCode: '31.71.01.1002', message } }, held, names, AT),
      publicEntry({ step: 'tolak', body: { reason: 'spam', message } }, held, names, AT),
    ];
    expect(noted.map((entry) => [entry.kind, entry.status, entry.message])).toEqual([
      ['coordinated', 'coordinating', null],
      ['transferred', 'waiting', null],
      ['refused', 'waiting', null],
    ]);
  });

  it('is the reason in words where the triage desk turns it away for good', () => {
    expect(
      publicEntry({ step: 'tolak', body: { reason: 'spam', message } }, triage, names, AT),
    ).toMatchObject({
      kind: 'rejected',
      status: 'rejected',
      reason: 'spam',
      message,
    });
  });
});
