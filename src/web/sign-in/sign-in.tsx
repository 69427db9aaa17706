import { type VNode } from 'preact';
import { type Problem } from '../../common/problems/problem.js';
import { TextInput } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Fields } from '../../http/forms/nested.js';
import { useWords, words } from '../reader/words.js';

export const signInWords = words(
  {
    title: 'Masuk petugas',
    about: 'Untuk lurah, camat, unit, meja triase dan kantor komunikasi. Warga tidak perlu akun.',
    email: 'Surel',
    password: 'Kata sandi',
    send: 'Masuk',
    city: 'Masuk dengan akun kota',
    forgotten: 'Lupa kata sandi?',
  },
  {
    title: 'Sign in',
    about:
      'For lurah, camat, units, the triage desk and the communications office. Citizens need no account.',
    email: 'E-mail',
    password: 'Password',
    send: 'Sign in',
    city: 'Sign in with the city’s account',
    forgotten: 'Forgot your password?',
  },
);

interface Props {
  /** Where to go afterwards. */
  readonly to: string;
  /** Whether the city's own provider can be asked. */
  readonly oidc: boolean;
  /** Whether mail can be sent. */
  readonly mail: boolean;
  readonly problem?: Problem;
  readonly values?: Fields;
}

/** Asks for address and password, or leads to the city's own provider. */
export function SignIn({ to, oidc, mail, problem, values }: Props): VNode {
  const w = useWords(signInWords);
  return (
    <article class="narrow">
      <h1>{w.title}</h1>
      <p>{w.about}</p>
      <Form action="/masuk" problem={problem} values={values}>
        <input type="hidden" name="to" value={to} />
        <TextInput name="email" label={w.email} type="email" autocomplete="username" required />
        <TextInput
          name="password"
          label={w.password}
          type="password"
          autocomplete="current-password"
          required
        />
        <button type="submit">{w.send}</button>
      </Form>
      {oidc && (
        <p>
          <a class="button second" href="/api/v1/sessions/oidc">
            {w.city}
          </a>
        </p>
      )}
      {mail && (
        <p>
          <a href="/sandi">{w.forgotten}</a>
        </p>
      )}
    </article>
  );
}
