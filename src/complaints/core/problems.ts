import { defineProblems } from '../../common/problems/catalog.js';
import { eventKinds, statuses } from './life-cycle.js';

/** Problems of complaints. */
export const complaintProblems = defineProblems({
  kinds: {
    empty_answer: {
      status: 400,
      title: { id: 'Bukan jawaban', en: 'Not an answer' },
      detail: {
        id: 'Warga harus dapat membaca jawabannya: paling sedikit {letters} huruf, tanpa menghitung spasi, angka, tanda baca, emoji, dan huruf yang diulang-ulang, dan tanpa bagian contoh yang belum diisi.',
        en: 'A citizen must be able to read the answer: at least {letters} letters, not counting spaces, digits, punctuation, emoji and repeated letters, and no part of a template that is not filled in.',
      },
      example: { parameters: { letters: 15 }, extensions: { fewestLetters: 15 } },
    },
    not_your_complaint: {
      status: 403,
      title: { id: 'Bukan aduan Anda', en: 'Not your complaint' },
      detail: {
        id: 'Aduan {number} dipegang oleh {owner}; hanya pemegangnya yang dapat menindaklanjuti.',
        en: 'Complaint {number} is held by {owner}; only its holder may act on it.',
      },
      example: { parameters: { number: 'JKT-26-7K3Q9F-8', owner: 'Lurah Gambir' } },
    },
    not_your_channel: {
      status: 403,
      title: { id: 'Bukan kanal Anda', en: 'Not your channel' },
      detail: {
        id: 'Kanal {channel} bukan milik pengirim. Semua orang melapor lewat kanal api, atau di halaman web; kanal lain hanya untuk aplikasi pemiliknya, dengan kuncinya di "X-Api-Key", dan untuk petugas meja. Aplikasi hanya melapor lewat kanalnya sendiri.',
        en: 'The channel {channel} is not the sender’s. Everyone files on the channel api, or on the pages; any other is for the app that owns it, with its key in "X-Api-Key", and for officers of a desk. An app files on its own channel only.',
      },
      example: { parameters: { channel: 'jaki' } },
    },
    wrong_tracking_secret: {
      status: 403,
      title: { id: 'Kode rahasia salah', en: 'Wrong tracking secret' },
      detail: {
        id: 'Itu bukan kode rahasia yang diberikan saat aduan {number} dilaporkan.',
        en: 'That is not the secret that was given when complaint {number} was filed.',
      },
      example: { parameters: { number: 'JKT-26-7K3Q9F-8' } },
    },
    complaint_not_found: {
      status: 404,
      title: { id: 'Aduan tidak ada', en: 'No such complaint' },
      detail: {
        id: 'Tidak ada aduan dengan nomor {number}.',
        en: 'There is no complaint with the number {number}.',
      },
      example: { parameters: { number: 'JKT-26-7K3Q9F-8' } },
    },
    complaint_number_mistyped: {
      status: 404,
      title: { id: 'Nomor aduan salah ketik', en: 'Mistyped complaint number' },
      detail: {
        id: '{number} bukan nomor aduan; periksa tiap karakternya. Contoh: JKT-26-7K3Q9F-8.',
        en: '{number} is not a complaint number; check every character. Example: JKT-26-7K3Q9F-8.',
      },
      example: { parameters: { number: 'JKT-26-7K3Q9F-8' } },
    },
    support_not_found: {
      status: 404,
      title: { id: 'Dukungan tidak ada', en: 'No such support' },
      detail: {
        id: 'Tidak ada dukungan untuk aduan {number} dengan kode rahasia ini; mungkin sudah ditarik.',
        en: 'There is no support of complaint {number} with this secret; it may have been withdrawn.',
      },
      example: { parameters: { number: 'JKT-26-7K3Q9F-8' } },
    },
    inspection_not_found: {
      status: 404,
      title: { id: 'Pemeriksaan tidak ada', en: 'No such inspection' },
      detail: { id: 'Tidak ada pemeriksaan dengan id {id}.', en: 'There is no inspection with the id {id}.' },
      example: { parameters: { id: '0197c1a2-7b1e-7c3a-9a53-2f6b1c9d8e10' } },
    },
    dead_letter_not_found: {
      status: 404,
      title: { id: 'Pekerjaan gagal tidak ada', en: 'No such dead letter' },
      detail: {
        id: 'Tidak ada pekerjaan gagal dengan id {id}; mungkin sudah dikembalikan ke antrean.',
        en: 'There is no dead letter with the id {id}; it may have been put back already.',
      },
      example: { parameters: { id: '0197c1a2-7b1e-7c3a-9a53-2f6b1c9d8e10' } },
    },
    transition_not_allowed: {
      status: 409,
      title: { id: 'Langkah tidak mungkin', en: 'Step not possible' },
      detail: {
        id: 'Aduan berstatus {currentStatus}; langkah "{action}" hanya mungkin pada: {possibleIn}.',
        en: 'The complaint is {currentStatus}; "{action}" is possible only in: {possibleIn}.',
      },
      example: {
        parameters: {
          currentStatus: 'resolved',
          action: 'respond',
          possibleIn: 'waiting, in_progress, coordinating',
        },
        extensions: { currentStatus: 'resolved', allowedStatuses: [], allowedActions: [] },
      },
    },
    changed_meanwhile: {
      status: 409,
      title: { id: 'Aduan berubah sementara itu', en: 'Changed meanwhile' },
      detail: {
        id: 'Aduan {number} berubah sejak Anda membacanya; kejadian baru: {count}. Langkah ini belum dilakukan. Baca dahulu, lalu putuskan lagi.',
        en: 'Complaint {number} changed since you read it; new events: {count}. Nothing was done. Read them, then decide again.',
      },
      example: {
        parameters: { number: 'JKT-26-7K3Q9F-8', count: 1 },
        extensions: {
          lastEvent: 3,
          meanwhile: [
            {
              event: 3,
              kind: 'responded',
              at: '2026-03-01T09:00:00.000+07:00',
              status: 'in_progress',
              by: 'Lurah Gambir',
            },
          ],
        },
      },
    },
    merge_not_possible: {
      status: 409,
      title: { id: 'Tidak dapat digabung', en: 'Merge not possible' },
      detail: { id: 'Aduan {number}: {reason}.', en: 'Complaint {number}: {reason}.' },
      example: {
        parameters: {
          number: 'JKT-26-7K3Q9F-8',
          reason: { id: 'aduan tujuannya tidak lagi terbuka', en: 'what it would go on in is not open' },
        },
      },
    },
    support_not_possible: {
      status: 409,
      title: { id: 'Dukungan tidak mungkin', en: 'Support not possible' },
      detail: {
        id: 'Aduan {number} berstatus {currentStatus} dan tidak dapat didukung lagi.',
        en: 'Complaint {number} is {currentStatus} and can no longer be supported.',
      },
      example: { parameters: { number: 'JKT-26-7K3Q9F-8', currentStatus: 'resolved' } },
    },
    inspection_over: {
      status: 409,
      title: { id: 'Pemeriksaan sudah berakhir', en: 'Inspection over' },
      detail: {
        id: 'Hasil pemeriksaan ini sudah dicatat, atau penyelesaian yang diperiksa sudah dibuka kembali.',
        en: 'The outcome of this inspection is recorded already, or what it inspects has been reopened.',
      },
    },
    contest_with_inspector: {
      status: 409,
      title: { id: 'Pemeriksa yang memutuskan', en: 'An inspector decides' },
      detail: {
        id: 'Aduan {number} sudah disanggah lebih dari tiga kali. Sanggahan terakhir sudah sampai kepada pemeriksa, yang memutuskan apakah aduan dibuka kembali. Hal baru dapat ditambahkan sebagai keterangan.',
        en: 'Complaint {number} was contested more than three times. The last contest is with an inspector, who decides whether it is reopened. Whatever is new can be added to the complaint.',
      },
      example: { parameters: { number: 'JKT-26-7K3Q9F-8' } },
    },
    external_id_reused: {
      status: 422,
      title: { id: 'externalId sudah dipakai', en: 'externalId used before' },
      detail: {
        id: 'Kanal {channel} sudah mengirim aduan lain dengan externalId {externalId}; pengiriman ulang harus sama isinya.',
        en: 'The channel {channel} has filed another complaint with the externalId {externalId}; a resend must say the same.',
      },
      example: { parameters: { channel: 'jaki', externalId: 'JK2603010042' } },
    },
    evidence_required: {
      status: 422,
      title: { id: 'Perlu bukti foto', en: 'Evidence required' },
      detail: {
        id: 'Aduan kategori {category} hanya selesai dengan foto yang menunjukkannya; sertakan id-nya dalam photos.',
        en: 'A complaint of the category {category} is done only with a photo that shows it; give its id in photos.',
      },
      example: { parameters: { category: 'road' } },
    },
    evidence_doubtful: {
      status: 422,
      title: { id: 'Bukti meragukan', en: 'Doubtful evidence' },
      detail: {
        id: 'Fotonya meragukan: {doubts}. Kirim foto lain, atau jelaskan dalam reason; Kantor Komunikasi akan membacanya.',
        en: 'The photos are doubtful: {doubts}. Send others, or explain in reason; the communications office will read it.',
      },
      example: {
        parameters: { doubts: 'one was taken before the filing or after the closing' },
        extensions: {
          doubts: [{ photo: '3f0b7c1e-52a8-4f5e-9d0a-6c1b2e7f8a90', doubt: 'taken_outside' }],
        },
      },
    },
    too_many_supports: {
      status: 429,
      title: { id: 'Terlalu banyak dukungan', en: 'Too many supports' },
      detail: {
        id: 'Terlalu banyak dukungan untuk aduan {number} dari satu alamat jaringan.',
        en: 'Too many supports of complaint {number} from one network address.',
      },
      example: { parameters: { number: 'JKT-26-7K3Q9F-8' } },
    },
  },
  members: {
    fewestLetters: {
      type: 'integer',
      description: 'The fewest letters that an answer must have here.',
      example: 15,
    },
    lastEvent: {
      type: 'integer',
      description: 'Sequence number of the last event of the complaint: its version now.',
      example: 3,
    },
    meanwhile: {
      type: 'array',
      description: 'What happened since the version that was sent, oldest first.',
      items: {
        type: 'object',
        required: ['event', 'kind', 'at', 'status', 'by'],
        properties: {
          event: { type: 'integer', description: 'Its sequence number.', example: 3 },
          kind: { type: 'string', description: 'What.', enum: [...eventKinds], example: 'responded' },
          at: {
            type: 'string',
            format: 'date-time',
            description: 'When.',
            example: '2026-03-01T09:00:00.000+07:00',
          },
          status: {
            type: 'string',
            description: 'Status after it.',
            enum: [...statuses],
            example: 'in_progress',
          },
          by: {
            type: 'string',
            nullable: true,
            description: 'The office that acted; null for the citizen, the queue and whoever inspects.',
            example: 'Lurah Gambir',
          },
        },
      },
    },
    doubts: {
      type: 'array',
      description: 'What is doubtful about photos that are to show that something was done.',
      items: {
        type: 'object',
        required: ['photo', 'doubt'],
        properties: {
          photo: {
            type: 'string',
            format: 'uuid',
            description: 'Id of the photo.',
            example: '3f0b7c1e-52a8-4f5e-9d0a-6c1b2e7f8a90',
          },
          doubt: { type: 'string', description: 'Stable code of the doubt.', example: 'taken_outside' },
        },
      },
    },
    currentStatus: {
      type: 'string',
      description: 'Where the complaint stands, where a step is not possible.',
      example: 'resolved',
    },
    allowedStatuses: {
      type: 'array',
      description: 'Where it can go from there.',
      items: { type: 'string', example: 'in_progress' },
    },
    allowedActions: {
      type: 'array',
      description: 'What can be done with it instead.',
      items: { type: 'string', example: 'respond' },
    },
  },
});

declare module '../../common/problems/catalog.js' {
  interface ProblemsOfRooms {
    readonly complaints: typeof complaintProblems;
  }
}
