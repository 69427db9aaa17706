import { type Mail } from '../../notifications/mail.js';

/** What somebody gets who asked for a new password. */
export function resetMail(to: string, token: string, publicUrl: string, minutes: number): Mail {
  const address = `${publicUrl}/api/v1/password-resets/${token}`;
  const request = [
    `  curl -X PUT ${address} \\`,
    `    -H 'content-type: application/json' -d '{"password": "..."}'`,
  ];
  const text = [
    'Seseorang meminta kata sandi baru untuk akun Tanggap dengan alamat surel ini.',
    `Jika itu Anda, kirim kata sandi baru dalam ${minutes} menit; kode ini berlaku sekali:`,
    '',
    `  ${token}`,
    '',
    ...request,
    '',
    'Sesudah itu akun ini keluar dari semua perangkat. Jika itu bukan Anda, abaikan surel ini: kata sandi Anda tetap.',
    '',
    '--',
    '',
    'Somebody asked for a new password for the Tanggap account with this e-mail address.',
    `If it was you, send the new password within ${minutes} minutes; this code works once:`,
    '',
    `  ${token}`,
    '',
    ...request,
    '',
    'After that the account is signed out everywhere. If it was not you, ignore this mail: your password stays.',
    '',
  ];
  return { to, subject: 'Tanggap: kata sandi baru / a new password', text: text.join('\n') };
}
