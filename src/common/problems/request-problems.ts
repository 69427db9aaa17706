import { type RoomProblems } from './problem-kind.js';

/** Problems of requests, whatever they ask for. */
export const requestProblems = {
  kinds: {
    validation_failed: {
      status: 400,
      title: { id: 'Isian tidak sah', en: 'Invalid input' },
      detail: { id: 'Perbaiki isian yang disebut di errors.', en: 'Correct the fields named in errors.' },
    },
    malformed_request: {
      status: 400,
      title: { id: 'Permintaan tidak terbaca', en: 'Unreadable request' },
      detail: { id: 'Permintaan tidak dapat dibaca: {reason}', en: 'The request cannot be read: {reason}' },
      example: { parameters: { reason: 'its body is not valid JSON' } },
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
    body_too_large: {
      status: 413,
      title: { id: 'Permintaan terlalu besar', en: 'Request too large' },
      detail: {
        id: 'Isi permintaan melebihi batas {megabytes} MB.',
        en: 'The body exceeds the limit of {megabytes} MB.',
      },
      example: { parameters: { megabytes: 10 } },
    },
    unsupported_media_type: {
      status: 415,
      title: { id: 'Jenis isi tidak dikenal', en: 'Unsupported media type' },
      detail: { id: 'Kirim isi sebagai {expected}.', en: 'Send the body as {expected}.' },
      example: { parameters: { expected: 'application/json' } },
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
      example: {
        parameters: {
          seconds: 30,
          what: { id: 'permintaan dari alamat jaringan ini', en: 'requests from this network address' },
        },
        extensions: { retryAfter: 30 },
      },
    },
    internal_error: {
      status: 500,
      title: { id: 'Galat di sisi kami', en: 'An error on our side' },
      detail: {
        id: 'Terjadi galat yang tidak terduga; sebutkan {requestId} bila melapor.',
        en: 'An unexpected error occurred; mention {requestId} when you report it.',
      },
      example: { parameters: { requestId: '5f0c8a52-6d0e-4c7e-9a53-2f6b1c9d8e10' } },
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
      example: { parameters: { what: 'database' } },
    },
  },
  members: {
    retryAfter: {
      type: 'integer',
      description: 'Seconds to wait before the next try, where that is known.',
      example: 30,
    },
  },
} satisfies RoomProblems;
