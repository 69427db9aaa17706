import { type VNode } from 'preact';
import { type Problem } from '../../common/problems/problem.js';
import { PASSWORD_MAX, PASSWORD_MIN } from '../../identity/password-rules.js';
import { TextInput } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Fields } from '../../http/forms/nested.js';
import { useWords, words } from '../reader/words.js';

export const passwordWords = words(
  {
    forgotten: 'Lupa kata sandi',
    about: 'Kami kirim tautan ke surel Anda. Di sana Anda memilih kata sandi baru.',
    email: 'Surel',
    mail: 'Kirim tautan',
    mailed: 'Periksa surel Anda',
    mailedAbout: (minutes: number) =>
      `Jika alamat itu punya akun, tautannya sudah dikirim. Tautan berlaku ${minutes} menit, sekali saja.`,
    choose: 'Kata sandi baru',
    password: 'Kata sandi baru',
    rule: (min: number) => `Paling sedikit ${min} huruf, dan bukan yang mudah ditebak.`,
    save: 'Simpan',
    chosen: 'Kata sandi sudah diganti',
    chosenAbout: 'Akun ini sudah keluar dari semua perangkat.',
    signIn: 'Masuk',
  },
  {
    forgotten: 'Forgotten password',
    about: 'We mail you a link. There you choose a new password.',
    email: 'E-mail',
    mail: 'Mail the link',
    mailed: 'Look into your mailbox',
    mailedAbout: (minutes: number) =>
      `If the address has an account, the link is on its way. It works for ${minutes} minutes, and once.`,
    choose: 'New password',
    password: 'New password',
    rule: (min: number) => `At least ${min} characters, and not easy to guess.`,
    save: 'Save',
    chosen: 'You have a new password',
    chosenAbout: 'The account has been signed out everywhere.',
    signIn: 'Sign in',
  },
);

/** Asks where the link is to go. */
export function ForgottenPassword({ problem, values }: { problem?: Problem; values?: Fields }): VNode {
  const w = useWords(passwordWords);
  return (
    <article class="narrow">
      <h1>{w.forgotten}</h1>
      <p>{w.about}</p>
      <Form action="/sandi" problem={problem} values={values}>
        <TextInput name="email" label={w.email} type="email" autocomplete="username" required />
        <button type="submit">{w.mail}</button>
      </Form>
    </article>
  );
}

/** The same for every address: nobody learns which have accounts. */
export function Mailed({ minutes }: { minutes: number }): VNode {
  const w = useWords(passwordWords);
  return (
    <article class="narrow">
      <h1>{w.mailed}</h1>
      <p>{w.mailedAbout(minutes)}</p>
    </article>
  );
}

/** Asks for the new password of whoever has the link. */
export function NewPassword({ token, problem }: { token: string; problem?: Problem }): VNode {
  const w = useWords(passwordWords);
  return (
    <article class="narrow">
      <h1>{w.choose}</h1>
      <Form action={`/sandi/${encodeURIComponent(token)}`} problem={problem}>
        <TextInput
          name="password"
          label={w.password}
          hint={w.rule(PASSWORD_MIN)}
          type="password"
          autocomplete="new-password"
          maxLength={PASSWORD_MAX}
          required
        />
        <button type="submit">{w.save}</button>
      </Form>
    </article>
  );
}

export function Chosen(): VNode {
  const w = useWords(passwordWords);
  return (
    <article class="narrow">
      <h1>{w.chosen}</h1>
      <p>{w.chosenAbout}</p>
      <p>
        <a class="button" href="/masuk">
          {w.signIn}
        </a>
      </p>
    </article>
  );
}
