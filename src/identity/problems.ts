import { defineProblems } from '../common/problems/catalog.js';

/** Problems of who asks. */
export const identityProblems = defineProblems({
  kinds: {
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
    account_closed: {
      status: 403,
      title: { id: 'Akun ditutup', en: 'Account closed' },
      detail: {
        id: 'Akun ini sudah ditutup; minta administrator membukanya kembali.',
        en: 'This account has been closed; ask an administrator to open it again.',
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
    oidc_not_configured: {
      status: 404,
      title: { id: 'Masuk lewat akun kota tidak aktif', en: 'Sign-in with the city’s account is off' },
      detail: {
        id: 'Sistem ini tidak terhubung dengan penyedia akun kota; masuk dengan kata sandi.',
        en: 'This Tanggap is not connected to a provider of the city; sign in with a password.',
      },
    },
    session_not_found: {
      status: 404,
      title: { id: 'Sesi tidak ada', en: 'No such session' },
      detail: {
        id: 'Anda tidak punya sesi dengan id {id}; mungkin sudah berakhir.',
        en: 'You have no session with the id {id}; it may have ended already.',
      },
      example: { parameters: { id: '0197c1a2-7b1e-7c3a-9a53-2f6b1c9d8e10' } },
    },
    password_reset_not_found: {
      status: 404,
      title: { id: 'Kode tidak berlaku', en: 'Code not valid' },
      detail: {
        id: 'Kode ini tidak dikenal, sudah dipakai, atau sudah kedaluwarsa; minta yang baru lewat POST /api/v1/password-resets.',
        en: 'This code is not known, was used already, or has expired; ask for another with POST /api/v1/password-resets.',
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
    second_factor_required: {
      status: 401,
      title: { id: 'Perlu kode kedua', en: 'Second factor required' },
      detail: {
        id: 'Kirim lagi bersama "code": kode enam angka dari aplikasi autentikator, atau sebuah kode cadangan.',
        en: 'Send it again with "code": the six digits of the authenticator app, or a recovery code.',
      },
    },
    wrong_second_factor: {
      status: 401,
      title: { id: 'Kode salah', en: 'Wrong code' },
      detail: {
        id: 'Kode itu salah, sudah lewat, atau sudah dipakai. Tunggu kode berikutnya di aplikasi, atau pakai kode cadangan.',
        en: 'That code is wrong, has passed, or was used already. Wait for the next one of the app, or use a recovery code.',
      },
    },
    second_factor_not_enrolled: {
      status: 401,
      title: { id: 'Kode kedua belum dipasang', en: 'Second factor not set up' },
      detail: {
        id: 'Jabatan ini masuk dengan kode kedua. Pasang di halaman /masuk, atau kirim "enrolment" ke POST /api/v1/second-factors.',
        en: 'This role signs in with a second factor. Set it up at the page /masuk, or send "enrolment" to POST /api/v1/second-factors.',
      },
      example: { extensions: { enrolment: 'AbCdEfGhIjKlMnOpQrStUvWx' } },
    },
    sign_in_expired: {
      status: 401,
      title: { id: 'Proses masuk kedaluwarsa', en: 'Sign-in expired' },
      detail: {
        id: 'Proses masuk ini terlalu lama atau tidak dikenal; mulai lagi dengan surel dan kata sandi.',
        en: 'This sign-in took too long or is not known; begin again with address and password.',
      },
    },
    second_factor_enrolled: {
      status: 409,
      title: { id: 'Kode kedua sudah dipasang', en: 'Second factor set up already' },
      detail: {
        id: 'Akun ini sudah punya kode kedua; masuk dengan kode dari aplikasi.',
        en: 'This account has a second factor already; sign in with a code of the app.',
      },
    },
    too_many_sign_ins: {
      status: 429,
      title: { id: 'Terlalu banyak percobaan gagal', en: 'Too many failed tries' },
      detail: {
        id: '{what}; coba lagi dalam {seconds} detik.',
        en: '{what}; try again in {seconds} seconds.',
      },
      example: {
        parameters: {
          what: 'Signing in with this address has failed too often from this network or device',
          seconds: 30,
        },
        extensions: { retryAfter: 30 },
      },
    },
  },
  members: {
    enrolment: {
      type: 'string',
      description:
        'Goes on with a sign-in that needs a second factor to be set up: for POST /second-factors.',
      example: 'AbCdEfGhIjKlMnOpQrStUvWx',
    },
  },
});

declare module '../common/problems/catalog.js' {
  interface ProblemsOfRooms {
    readonly identity: typeof identityProblems;
  }
}
