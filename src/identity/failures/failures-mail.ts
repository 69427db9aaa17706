import { type Mail } from '../../notifications/mail.js';
import { type Failures } from './failed-sign-ins.repository.js';

/** Tells the owner of an account that somebody keeps trying to sign in as them. */
export function failuresMail(to: string, { tries, wrongCodes, networks }: Failures, publicUrl: string): Mail {
  const from = networks.join(', ');
  const text = [
    `Seseorang berkali-kali mencoba masuk ke akun Tanggap Anda dan gagal: ${tries} kali, dari jaringan ${from}.`,
    wrongCodes > 0
      ? `Pada ${wrongCodes} di antaranya kata sandinya BENAR dan hanya kode keduanya salah. Segera ganti kata sandi Anda.`
      : 'Kata sandi Anda belum ditebak, dan Anda tetap dapat masuk.',
    'Jika itu bukan Anda, periksa akun Anda; Anda dapat keluar dari semua perangkat di sana:',
    '',
    `  ${publicUrl}/akun`,
    '',
    `Kata sandi baru: ${publicUrl}/sandi`,
    '',
    '--',
    '',
    `Somebody tries again and again to sign in to your Tanggap account: ${tries} failed tries, from ${from}.`,
    wrongCodes > 0
      ? `In ${wrongCodes} of them the password was RIGHT, and only the second factor was not. Choose another password now.`
      : 'Your password has not been guessed, and you can still sign in.',
    'If it was not you, look at your account; you can sign out everywhere there:',
    '',
    `  ${publicUrl}/akun`,
    '',
    `A new password: ${publicUrl}/sandi`,
    '',
  ];
  return { to, subject: 'Tanggap: percobaan masuk gagal / failed sign-ins', text: text.join('\n') };
}
