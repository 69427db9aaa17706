import { type Mail } from '../../notifications/mail.js';

/** What somebody gets who asked for a new password: the page where it is chosen. */
export function resetMail(to: string, token: string, publicUrl: string, minutes: number): Mail {
  const address = `${publicUrl}/sandi/${token}`;
  const text = [
    'Seseorang meminta kata sandi baru untuk akun Tanggap dengan alamat surel ini.',
    `Jika itu Anda, pilih kata sandi baru dalam ${minutes} menit; tautan ini berlaku sekali:`,
    '',
    `  ${address}`,
    '',
    'Sesudah itu akun ini keluar dari semua perangkat. Jika itu bukan Anda, abaikan surel ini: kata sandi Anda tetap.',
    '',
    '--',
    '',
    'Somebody asked for a new password for the Tanggap account with this e-mail address.',
    `If it was you, choose the new one within ${minutes} minutes; this link works once:`,
    '',
    `  ${address}`,
    '',
    'After that the account is signed out everywhere. If it was not you, ignore this mail: your password stays.',
    '',
  ];
  return { to, subject: 'Tanggap: kata sandi baru / a new password', text: text.join('\n') };
}
