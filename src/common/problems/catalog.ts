import { type Bilingual } from '../language.js';

interface ProblemKind {
  readonly status: number;
  readonly title: Bilingual;
  /** What happened; `{name}` is filled from the problem's parameters. */
  readonly detail: Bilingual;
}

const kinds = {
  validation_failed: {
    status: 400,
    title: { id: 'Isian tidak sah', en: 'Invalid input' },
    detail: { id: 'Perbaiki isian yang disebut di errors.', en: 'Correct the fields named in errors.' },
  },
  malformed_request: {
    status: 400,
    title: { id: 'Permintaan tidak terbaca', en: 'Unreadable request' },
    detail: { id: 'Permintaan tidak dapat dibaca: {reason}', en: 'The request cannot be read: {reason}' },
  },
  not_signed_in: {
    status: 401,
    title: { id: 'Belum masuk', en: 'Not signed in' },
    detail: {
      id: 'Sertakan token dari POST /api/v1/sessions sebagai "Authorization: Bearer <token>".',
      en: 'Send the token from POST /api/v1/sessions as "Authorization: Bearer <token>".',
    },
  },
  wrong_credentials: {
    status: 401,
    title: { id: 'Gagal masuk', en: 'Sign-in failed' },
    detail: { id: 'Surel atau kata sandi salah.', en: 'The e-mail address or the password is wrong.' },
  },
  oidc_refused: {
    status: 401,
    title: { id: 'Gagal masuk', en: 'Sign-in failed' },
    detail: {
      id: 'Penyedia akun kota tidak mengesahkan proses masuk ini, atau prosesnya dimulai di peramban lain atau terlalu lama; ulangi dari GET /api/v1/sessions/oidc.',
      en: 'The city’s provider did not confirm this sign-in, or it began in another browser or took too long; begin again at GET /api/v1/sessions/oidc.',
    },
  },
  email_not_verified: {
    status: 403,
    title: { id: 'Surel belum dipastikan', en: 'E-mail address not verified' },
    detail: {
      id: 'Penyedia akun kota belum memastikan alamat surel Anda.',
      en: 'The city’s provider has not verified your e-mail address.',
    },
  },
  account_unknown: {
    status: 403,
    title: { id: 'Belum punya akun', en: 'No account here' },
    detail: {
      id: 'Alamat surel Anda belum punya akun di sini; minta administrator membukanya.',
      en: 'Your e-mail address has no account here; ask an administrator to open one.',
    },
  },
  wrong_api_key: {
    status: 401,
    title: { id: 'Kunci API tidak berlaku', en: 'API key not valid' },
    detail: {
      id: 'Kunci di "X-Api-Key" tidak dikenal, sudah diganti, atau sudah berakhir.',
      en: 'The key in "X-Api-Key" is not known, has been replaced, or has ended.',
    },
  },
  api_key_required: {
    status: 401,
    title: { id: 'Perlu kunci API', en: 'API key required' },
    detail: {
      id: 'Sertakan kunci aplikasi Anda sebagai "X-Api-Key".',
      en: 'Send the key of your app as "X-Api-Key".',
    },
  },
  not_allowed: {
    status: 403,
    title: { id: 'Tidak berwenang', en: 'Not allowed' },
    detail: { id: 'Akun ini tidak berwenang melakukan hal ini.', en: 'This account may not do this.' },
  },
  cross_site_request: {
    status: 403,
    title: { id: 'Permintaan dari situs lain', en: 'Request from another site' },
    detail: {
      id: 'Permintaan dengan kuki harus dari halaman kami sendiri, atau membawa X-CSRF-Token (di formulir: _csrf) dari sesi ini. Program memakai token.',
      en: 'A request with a cookie must come from our own pages, or carry the X-CSRF-Token (in a form: _csrf) of its session. Programs use the token.',
    },
  },
  not_your_complaint: {
    status: 403,
    title: { id: 'Bukan aduan Anda', en: 'Not your complaint' },
    detail: {
      id: 'Aduan {number} dipegang oleh {owner}; hanya pemegangnya yang dapat menindaklanjuti.',
      en: 'Complaint {number} is held by {owner}; only its holder may act on it.',
    },
  },
  not_your_channel: {
    status: 403,
    title: { id: 'Bukan kanal Anda', en: 'Not your channel' },
    detail: {
      id: 'Kanal {channel} bukan milik pengirim: kanal sebuah aplikasi hanya untuk aplikasi itu, dengan kuncinya di "X-Api-Key", dan aplikasi hanya melapor lewat kanalnya sendiri.',
      en: 'The channel {channel} is not the sender’s: the channel of an app is for that app alone, with its key in "X-Api-Key", and an app files on its own channel only.',
    },
  },
  wrong_tracking_secret: {
    status: 403,
    title: { id: 'Kode rahasia salah', en: 'Wrong tracking secret' },
    detail: {
      id: 'Sertakan kode rahasia aduan {number} dari saat melapor sebagai "Tracking-Secret".',
      en: 'Send the secret of complaint {number}, given at filing, as "Tracking-Secret".',
    },
  },
  route_not_found: {
    status: 404,
    title: { id: 'Alamat tidak ada', en: 'No such address' },
    detail: {
      id: 'Tidak ada {method} {path}. Daftar lengkap ada di /api/docs.',
      en: 'There is no {method} {path}. The full list is at /api/docs.',
    },
  },
  oidc_not_configured: {
    status: 404,
    title: { id: 'Masuk lewat akun kota tidak aktif', en: 'Sign-in with the city’s account is off' },
    detail: {
      id: 'Sistem ini tidak terhubung dengan penyedia akun kota; masuk dengan kata sandi.',
      en: 'This Tanggap is not connected to a provider of the city; sign in with a password.',
    },
  },
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
  session_not_found: {
    status: 404,
    title: { id: 'Sesi tidak ada', en: 'No such session' },
    detail: {
      id: 'Anda tidak punya sesi dengan id {id}; mungkin sudah berakhir.',
      en: 'You have no session with the id {id}; it may have ended already.',
    },
  },
  password_reset_not_found: {
    status: 404,
    title: { id: 'Kode tidak berlaku', en: 'Code not valid' },
    detail: {
      id: 'Kode ini tidak dikenal, sudah dipakai, atau sudah kedaluwarsa; minta yang baru lewat POST /api/v1/password-resets.',
      en: 'This code is not known, was used already, or has expired; ask for another with POST /api/v1/password-resets.',
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
  month_not_over: {
    status: 404,
    title: { id: 'Bulan belum berakhir', en: 'Month not over' },
    detail: {
      id: 'Bulan {month} belum berakhir; datanya ada mulai {from}.',
      en: 'The month {month} is not over; its data is there from {from} on.',
    },
  },
  method_not_allowed: {
    status: 405,
    title: { id: 'Metode tidak berlaku', en: 'Method not allowed' },
    detail: {
      id: 'Untuk {path} tidak ada {method}; yang berlaku: {allowed}.',
      en: 'There is no {method} for {path}; what it knows: {allowed}.',
    },
  },
  request_timeout: {
    status: 408,
    title: { id: 'Permintaan terlalu lama', en: 'Request took too long' },
    detail: {
      id: 'Permintaan tidak selesai dikirim pada waktunya.',
      en: 'The request was not sent to its end in time.',
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
  mail_not_configured: {
    status: 409,
    title: { id: 'Surel tidak aktif', en: 'E-mail is off' },
    detail: {
      id: 'Sistem ini tidak mengirim surel; minta kata sandi baru kepada administrator.',
      en: 'This Tanggap sends no mail; ask an administrator for a new password.',
    },
  },
  support_not_possible: {
    status: 409,
    title: { id: 'Dukungan tidak mungkin', en: 'Support not possible' },
    detail: {
      id: 'Aduan {number} berstatus {currentStatus} dan tidak dapat didukung lagi.',
      en: 'Complaint {number} is {currentStatus} and can no longer be supported.',
    },
  },
  answer_erased: {
    status: 410,
    title: { id: 'Jawaban sudah dihapus', en: 'Answer erased' },
    detail: {
      id: 'Permintaan ini sudah dikerjakan; jawabannya dihapus bersama data pelapor.',
      en: 'This request was carried out before; its answer went when the data of whoever filed the complaint was erased.',
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
  body_too_large: {
    status: 413,
    title: { id: 'Permintaan terlalu besar', en: 'Request too large' },
    detail: { id: 'Isi permintaan melebihi batas 1 MB.', en: 'The body exceeds the limit of 1 MB.' },
  },
  photo_too_large: {
    status: 413,
    title: { id: 'Foto terlalu besar', en: 'Photo too large' },
    detail: {
      id: 'Foto melebihi batas {megabytes} MB.',
      en: 'The photo exceeds the limit of {megabytes} MB.',
    },
  },
  unsupported_media_type: {
    status: 415,
    title: { id: 'Jenis isi tidak dikenal', en: 'Unsupported media type' },
    detail: { id: 'Kirim isi sebagai {expected}.', en: 'Send the body as {expected}.' },
  },
  idempotency_key_reused: {
    status: 422,
    title: { id: 'Idempotency-Key sudah dipakai', en: 'Idempotency-Key used before' },
    detail: {
      id: 'Idempotency-Key ini sudah dipakai untuk permintaan lain; pakai kunci baru untuk permintaan baru.',
      en: 'This Idempotency-Key came with another request before; use a new one for each new request.',
    },
  },
  external_id_reused: {
    status: 422,
    title: { id: 'externalId sudah dipakai', en: 'externalId used before' },
    detail: {
      id: 'Kanal {channel} sudah mengirim aduan lain dengan externalId {externalId}; pengiriman ulang harus sama isinya.',
      en: 'The channel {channel} has filed another complaint with the externalId {externalId}; a resend must say the same.',
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
  headers_too_large: {
    status: 431,
    title: { id: 'Kepala permintaan terlalu besar', en: 'Headers too large' },
    detail: {
      id: 'Alamat dan kepala permintaan melebihi batas 16 kB.',
      en: 'Address and headers exceed the limit of 16 kB.',
    },
  },
  too_many_requests: {
    status: 429,
    title: { id: 'Terlalu sering', en: 'Too many requests' },
    detail: {
      id: 'Terlalu banyak {what}; yang ini tidak dikerjakan. Coba lagi dalam {seconds} detik.',
      en: 'Too many {what}; nothing was done about this one. Try again in {seconds} seconds.',
    },
  },
  too_many_sign_ins: {
    status: 429,
    title: { id: 'Terlalu sering gagal masuk', en: 'Too many failed sign-ins' },
    detail: {
      id: 'Terlalu sering gagal masuk dengan surel ini; coba lagi dalam {seconds} detik.',
      en: 'Signing in with this address has failed too often; try again in {seconds} seconds.',
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
  internal_error: {
    status: 500,
    title: { id: 'Galat di sisi kami', en: 'An error on our side' },
    detail: {
      id: 'Terjadi galat yang tidak terduga; sebutkan {requestId} bila melapor.',
      en: 'An unexpected error occurred; mention {requestId} when you report it.',
    },
  },
  overloaded: {
    status: 503,
    title: { id: 'Terlalu ramai', en: 'Too busy' },
    detail: {
      id: 'Terlalu banyak permintaan pada saat yang sama; yang ini tidak dikerjakan. Coba lagi sebentar lagi.',
      en: 'Too many requests at the same time; nothing was done about this one. Try again shortly.',
    },
  },
  stopping: {
    status: 503,
    title: { id: 'Sedang berhenti', en: 'Stopping' },
    detail: {
      id: 'Proses ini sedang berhenti; permintaan ini tidak dikerjakan. Coba lagi sebentar lagi.',
      en: 'This process is stopping; nothing was done about this request. Try again shortly.',
    },
  },
  unavailable: {
    status: 503,
    title: { id: 'Sedang tidak tersedia', en: 'Unavailable at the moment' },
    detail: {
      id: 'Layanan sedang tidak dapat dijangkau: {what}. Coba lagi sebentar lagi.',
      en: 'Out of reach at the moment: {what}. Try again shortly.',
    },
  },
} satisfies Record<string, ProblemKind>;

/** The stable code of a problem: what a program looks at. */
export type ProblemCode = keyof typeof kinds;

/** Every error the API can answer with, declared once. */
export const problemCatalog: Readonly<Record<ProblemCode, ProblemKind>> = kinds;
