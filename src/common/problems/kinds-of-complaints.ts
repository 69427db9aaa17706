import { type ProblemKind } from './problem-kind.js';

/** Problems of what is asked for: complaints, areas, photos and numbers. */
export const kindsOfComplaints = {
  area_not_found: {
    status: 404,
    title: { id: 'Wilayah tidak ada', en: 'No such area' },
    detail: { id: 'Tidak ada wilayah dengan kode {code}.', en: 'There is no area with the code {code}.' },
  },
  boundary_not_found: {
    status: 404,
    title: { id: 'Batas wilayah tidak ada', en: 'No boundary' },
    detail: { id: 'Batas wilayah {code} belum dimuat.', en: 'No boundary of {code} has been loaded.' },
  },
  outside_city: {
    status: 404,
    title: { id: 'Di luar kota', en: 'Outside the city' },
    detail: {
      id: 'Titik {lat}, {lng} tidak berada di kelurahan mana pun.',
      en: 'The point {lat}, {lng} lies in no kelurahan.',
    },
  },
  complaint_not_found: {
    status: 404,
    title: { id: 'Aduan tidak ada', en: 'No such complaint' },
    detail: {
      id: 'Tidak ada aduan dengan nomor {number}.',
      en: 'There is no complaint with the number {number}.',
    },
  },
  complaint_number_mistyped: {
    status: 404,
    title: { id: 'Nomor aduan salah ketik', en: 'Mistyped complaint number' },
    detail: {
      id: '{number} bukan nomor aduan; periksa tiap karakternya. Contoh: JKT-26-7K3Q9F-8.',
      en: '{number} is not a complaint number; check every character. Example: JKT-26-7K3Q9F-8.',
    },
  },
  support_not_found: {
    status: 404,
    title: { id: 'Dukungan tidak ada', en: 'No such support' },
    detail: {
      id: 'Tidak ada dukungan untuk aduan {number} dengan kode rahasia ini; mungkin sudah ditarik.',
      en: 'There is no support of complaint {number} with this secret; it may have been withdrawn.',
    },
  },
  photo_not_found: {
    status: 404,
    title: { id: 'Foto tidak ada', en: 'No such photo' },
    detail: {
      id: 'Tidak ada foto dengan id {id} yang dapat Anda lihat.',
      en: 'There is no photo with the id {id} that you may see.',
    },
  },
  inspection_not_found: {
    status: 404,
    title: { id: 'Pemeriksaan tidak ada', en: 'No such inspection' },
    detail: { id: 'Tidak ada pemeriksaan dengan id {id}.', en: 'There is no inspection with the id {id}.' },
  },
  dead_letter_not_found: {
    status: 404,
    title: { id: 'Pekerjaan gagal tidak ada', en: 'No such dead letter' },
    detail: {
      id: 'Tidak ada pekerjaan gagal dengan id {id}; mungkin sudah dikembalikan ke antrean.',
      en: 'There is no dead letter with the id {id}; it may have been put back already.',
    },
  },
  person_not_found: {
    status: 404,
    title: { id: 'Pejabat tidak ada', en: 'No such official' },
    detail: { id: 'Tidak ada pejabat dengan id {id}.', en: 'There is no official with the id {id}.' },
  },
  office_not_found: {
    status: 404,
    title: { id: 'Jabatan lurah tidak ada', en: 'No such lurah’s office' },
    detail: {
      id: 'Tidak ada jabatan lurah dengan kode {code}.',
      en: 'There is no lurah’s office with the code {code}.',
    },
  },
  tree_head_not_found: {
    status: 404,
    title: { id: 'Belum ada jejak audit yang ditandatangani', en: 'No signed head yet' },
    detail: {
      id: 'Jejak audit kota ini belum pernah ditandatangani; coba lagi sebentar lagi.',
      en: 'No head of this city’s audit trail has been signed yet; try again shortly.',
    },
  },
  month_not_over: {
    status: 404,
    title: { id: 'Bulan belum berakhir', en: 'Month not over' },
    detail: {
      id: 'Bulan {month} belum berakhir; datanya ada mulai {from}.',
      en: 'The month {month} is not over; its data is there from {from} on.',
    },
  },
  transition_not_allowed: {
    status: 409,
    title: { id: 'Langkah tidak mungkin', en: 'Step not possible' },
    detail: {
      id: 'Aduan berstatus {currentStatus}; langkah "{action}" hanya mungkin pada: {possibleIn}.',
      en: 'The complaint is {currentStatus}; "{action}" is possible only in: {possibleIn}.',
    },
  },
  merge_not_possible: {
    status: 409,
    title: { id: 'Tidak dapat digabung', en: 'Merge not possible' },
    detail: { id: 'Aduan {number}: {reason}.', en: 'Complaint {number}: {reason}.' },
  },
  support_not_possible: {
    status: 409,
    title: { id: 'Dukungan tidak mungkin', en: 'Support not possible' },
    detail: {
      id: 'Aduan {number} berstatus {currentStatus} dan tidak dapat didukung lagi.',
      en: 'Complaint {number} is {currentStatus} and can no longer be supported.',
    },
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
  },
  photo_too_large: {
    status: 413,
    title: { id: 'Foto terlalu besar', en: 'Photo too large' },
    detail: {
      id: 'Foto melebihi batas {megabytes} MB.',
      en: 'The photo exceeds the limit of {megabytes} MB.',
    },
  },
  photo_refused: {
    status: 422,
    title: { id: 'Foto tidak dapat diterima', en: 'Photo not accepted' },
    detail: { id: 'Berkas ini tidak diterima: {reason}.', en: 'This file is not accepted: {reason}.' },
  },
  evidence_required: {
    status: 422,
    title: { id: 'Perlu bukti foto', en: 'Evidence required' },
    detail: {
      id: 'Aduan kategori {category} hanya selesai dengan foto yang menunjukkannya; sertakan id-nya dalam photos.',
      en: 'A complaint of the category {category} is done only with a photo that shows it; give its id in photos.',
    },
  },
  evidence_doubtful: {
    status: 422,
    title: { id: 'Bukti meragukan', en: 'Doubtful evidence' },
    detail: {
      id: 'Fotonya meragukan: {doubts}. Kirim foto lain, atau jelaskan dalam reason; Kantor Komunikasi akan membacanya.',
      en: 'The photos are doubtful: {doubts}. Send others, or explain in reason; the communications office will read it.',
    },
  },
  too_many_supports: {
    status: 429,
    title: { id: 'Terlalu banyak dukungan', en: 'Too many supports' },
    detail: {
      id: 'Terlalu banyak dukungan untuk aduan {number} dari satu alamat jaringan.',
      en: 'Too many supports of complaint {number} from one network address.',
    },
  },
} satisfies Record<string, ProblemKind>;
