import { type TimelineEntryResponse } from '../../complaints/core/reading/complaint.response.js';
import { type EventKind } from '../../complaints/core/life-cycle.js';
import { type RoutingReason } from '../../complaints/core/responsible-office.js';
import { words } from '../reader/words.js';

type Told = Pick<TimelineEntryResponse, 'by' | 'office' | 'unit' | 'outcome' | 'into'>;

/** What happened, as the beginning of a sentence. What was said and why follow it. */
export const eventWords = words(
  {
    filed: 'Aduan dilaporkan',
    routed: ({ office = 'kelurahan' }: Told) => `Diteruskan ke ${office}`,
    responded: ({ by }: Told) => `${by ?? 'Petugas'} menjawab`,
    coordinated: ({ by, unit = 'unit lain' }: Told) => `${by ?? 'Petugas'} berkoordinasi dengan ${unit}`,
    resolved: ({ by }: Told) => `${by ?? 'Petugas'} menyatakan selesai`,
    refused: ({ by }: Told) => `${by ?? 'Petugas'} menyatakan ini bukan bagiannya; meja triase memutuskan`,
    rejected: ({ by }: Told) => `${by ?? 'Petugas'} menolak aduan`,
    transferred: ({ by, office = 'kelurahan lain' }: Told) => `${by ?? 'Petugas'} melimpahkan ke ${office}`,
    merged: ({ by, into = '' }: Told) =>
      `${by ?? 'Petugas'} menggabungkannya ke aduan ${into} tentang hal yang sama`,
    followed: ({ by, into = '' }: Told) =>
      `Kabar dari aduan ${into}, tempat aduan ini digabung${by === undefined ? '' : ` (${by})`}`,
    added: 'Pelapor menambah keterangan',
    confirmed: 'Pelapor membenarkan: sudah selesai',
    contested: 'Pelapor menyanggah: belum selesai',
    appealed: 'Pelapor menyanggah lagi: belum selesai. Sesudah tiga sanggahan, pemeriksa yang memutuskan',
    closed: 'Ditutup, karena tidak disanggah sampai batas waktunya',
    withdrawn: 'Pelapor mencabut aduan',
    inspected: ({ outcome }: Told): string =>
      outcome === 'not_done'
        ? 'Pemeriksaan menemukan: belum selesai'
        : 'Pemeriksaan menemukan: sudah selesai',
  } satisfies Record<EventKind, string | ((told: Told) => string)>,
  {
    filed: 'The complaint was filed',
    routed: ({ office = 'the kelurahan' }) => `It went to ${office}`,
    responded: ({ by }) => `${by ?? 'The office'} answered`,
    coordinated: ({ by, unit = 'another unit' }) => `${by ?? 'The office'} handed work to ${unit}`,
    resolved: ({ by }) => `${by ?? 'The office'} said it is done`,
    refused: ({ by }) => `${by ?? 'The office'} said it is not theirs; the triage desk decides`,
    rejected: ({ by }) => `${by ?? 'The office'} turned it away`,
    transferred: ({ by, office = 'another kelurahan' }) => `${by ?? 'The office'} passed it to ${office}`,
    merged: ({ by, into = '' }) => `${by ?? 'The office'} merged it into ${into}, about the same thing`,
    followed: ({ by, into = '' }) =>
      `News from ${into}, into which it was merged${by === undefined ? '' : ` (${by})`}`,
    added: 'Whoever filed it added something',
    confirmed: 'Whoever filed it confirmed: it is done',
    contested: 'Whoever filed it contested: it is not done',
    appealed: 'Whoever filed it contested again: it is not done. After three contests an inspector decides',
    closed: 'Closed, since nobody contested it in time',
    withdrawn: 'Whoever filed it withdrew it',
    inspected: ({ outcome }) =>
      outcome === 'not_done' ? 'An inspection found: it is not done' : 'An inspection found: it is done',
  },
);

/** What decided who answers. */
export const routingReasonWords = words(
  {
    location: 'karena tempatnya di sana',
    location_near_boundary: 'karena tempatnya dekat batas dan pelapor menyebut kelurahan ini',
    stated_kelurahan: 'karena pelapor menyebut kelurahan ini',
    outside_city: 'karena tempatnya di luar semua kelurahan',
    no_usable_location: 'karena kelurahannya belum jelas',
    about_office: 'karena aduan ini tentang kantor di bawahnya',
  } satisfies Record<RoutingReason, string>,
  {
    location: 'since the place is there',
    location_near_boundary: 'since the place is near the boundary and this kelurahan was named',
    stated_kelurahan: 'since this kelurahan was named',
    outside_city: 'since the place is outside every kelurahan',
    no_usable_location: 'since the kelurahan is not clear yet',
    about_office: 'since it is about an office below it',
  },
);
