import { words } from '../reader/words.js';

export const secondFactorWords = words(
  {
    codeTitle: 'Kode kedua',
    codeAbout: 'Kata sandi benar. Buka aplikasi autentikator di ponsel Anda dan ketik kodenya.',
    code: 'Kode',
    codeHint: 'Enam angka dari aplikasi, atau salah satu kode cadangan.',
    send: 'Masuk',
    again: 'Mulai lagi dari awal',
    lost: 'Ponsel hilang dan tidak punya kode cadangan? Mintalah administrator menghapus kode kedua akun Anda.',
    enrolTitle: 'Pasang kode kedua',
    enrolAbout: 'Jabatan ini masuk dengan kata sandi dan kode dari ponsel. Cukup dipasang sekali.',
    install:
      'Pasang aplikasi autentikator di ponsel Anda, misalnya Aegis, FreeOTP, atau Google Authenticator.',
    scan: 'Pindai kode QR ini dengan aplikasi itu.',
    qr: 'Kode QR untuk aplikasi autentikator',
    type: 'Tidak bisa memindai? Ketik kunci ini di aplikasi:',
    thenCode: 'Ketik enam angka yang ditampilkan aplikasi.',
    enrol: 'Pasang dan masuk',
    expired: 'Proses masuk ini sudah kedaluwarsa.',
    codesTitle: 'Kode cadangan Anda',
    codesAbout:
      'Catat dan simpan di tempat aman: kode ini hanya ditampilkan sekali. Setiap kode dapat dipakai satu kali, bila ponsel Anda hilang.',
    kept: 'Sudah saya simpan',
  },
  {
    codeTitle: 'Second factor',
    codeAbout: 'The password is right. Open the authenticator app on your phone and type its code.',
    code: 'Code',
    codeHint: 'Six digits of the app, or one of your recovery codes.',
    send: 'Sign in',
    again: 'Begin again',
    lost: 'Lost your phone, and no recovery code? Ask an administrator to reset the second factor of your account.',
    enrolTitle: 'Set up a second factor',
    enrolAbout: 'This role signs in with the password and a code of a phone. You set it up once.',
    install: 'Install an authenticator app on your phone, such as Aegis, FreeOTP or Google Authenticator.',
    scan: 'Scan this QR code with the app.',
    qr: 'QR code for the authenticator app',
    type: 'Cannot scan it? Type this key into the app:',
    thenCode: 'Type the six digits that the app shows.',
    enrol: 'Set up and sign in',
    expired: 'This sign-in has expired.',
    codesTitle: 'Your recovery codes',
    codesAbout:
      'Write them down and keep them safe: they are shown this once. Each works one time, should you lose your phone.',
    kept: 'I have kept them',
  },
);
