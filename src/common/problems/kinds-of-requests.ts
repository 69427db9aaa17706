import { type ProblemKind } from './problem-kind.js';

/** Problems of requests, whatever they ask for. */
export const kindsOfRequests = {
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
  route_not_found: {
    status: 404,
    title: { id: 'Alamat tidak ada', en: 'No such address' },
    detail: {
      id: 'Tidak ada {method} {path}. Daftar lengkap ada di /api/docs.',
      en: 'There is no {method} {path}. The full list is at /api/docs.',
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
  answer_erased: {
    status: 410,
    title: { id: 'Jawaban sudah dihapus', en: 'Answer erased' },
    detail: {
      id: 'Permintaan ini sudah dikerjakan; jawabannya dihapus bersama data pelapor.',
      en: 'This request was carried out before; its answer went when the data of whoever filed the complaint was erased.',
    },
  },
  body_too_large: {
    status: 413,
    title: { id: 'Permintaan terlalu besar', en: 'Request too large' },
    detail: {
      id: 'Isi permintaan melebihi batas {megabytes} MB.',
      en: 'The body exceeds the limit of {megabytes} MB.',
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
  queue_evicts: {
    status: 503,
    title: { id: 'Antrean dapat membuang tugas', en: 'The queue may throw jobs away' },
    detail: {
      id: 'Redis atau Valkey untuk antrean memakai maxmemory-policy {policy}. Harus noeviction: "redis-cli CONFIG SET maxmemory-policy noeviction", juga di redis.conf atau di pengaturan server terkelola.',
      en: 'The Redis or Valkey of the queues has the maxmemory-policy {policy}. It must be noeviction: "redis-cli CONFIG SET maxmemory-policy noeviction", and the same in redis.conf or in the settings of a managed server.',
    },
  },
} satisfies Record<string, ProblemKind>;
