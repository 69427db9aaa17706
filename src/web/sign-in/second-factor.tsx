import { type VNode } from 'preact';
import { type Problem } from '../../common/problems/problem.js';
import { type Enrolment } from '../../identity/sign-ins.service.js';
import { TextInput } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { useWords } from '../reader/words.js';
import { QrCode } from './qr-code.js';
import { secondFactorWords } from './second-factor-words.js';

export { secondFactorWords };

interface Props {
  /** Where to go afterwards. */
  readonly to: string;
  readonly problem?: Problem;
}

/** Asks for the code of whoever has given the right password. */
export function AskForCode({ to, problem }: Props): VNode {
  const w = useWords(secondFactorWords);
  return (
    <article class="narrow">
      <h1>{w.codeTitle}</h1>
      <p>{w.codeAbout}</p>
      <Form action="/masuk/kode" problem={problem} labels={{ code: w.code }}>
        <input type="hidden" name="to" value={to} />
        <TextInput name="code" label={w.code} hint={w.codeHint} autocomplete="one-time-code" required />
        <button type="submit">{w.send}</button>
      </Form>
      <p>
        <a class="button second" href="/masuk">
          {w.again}
        </a>
      </p>
      <p class="soft">{w.lost}</p>
    </article>
  );
}

/** Shows what to set an authenticator app up with, and asks for the first code. */
export function Enrol({ enrolment, to, problem }: Props & { enrolment: Enrolment | undefined }): VNode {
  const w = useWords(secondFactorWords);
  if (!enrolment)
    return (
      <article class="narrow">
        <h1>{w.enrolTitle}</h1>
        <p class="notice bad" role="alert">
          {w.expired}
        </p>
        <p>
          <a class="button" href="/masuk">
            {w.again}
          </a>
        </p>
      </article>
    );
  return (
    <article class="narrow">
      <h1>{w.enrolTitle}</h1>
      <p>{w.enrolAbout}</p>
      <ol>
        <li>{w.install}</li>
        <li>
          {w.scan}
          <QrCode text={enrolment.address} label={w.qr} />
          <p>
            {w.type}
            <br />
            <code class="secret">{enrolment.secret.replaceAll(/(.{4})(?!$)/g, '$1 ')}</code>
          </p>
        </li>
        <li>{w.thenCode}</li>
      </ol>
      <Form action="/masuk/pasang" problem={problem} labels={{ code: w.code }}>
        <input type="hidden" name="to" value={to} />
        <TextInput name="code" label={w.code} autocomplete="one-time-code" required />
        <button type="submit">{w.enrol}</button>
      </Form>
    </article>
  );
}

/** The recovery codes, which are shown this once. */
export function RecoveryCodes({ codes, next }: { codes: readonly string[]; next: string }): VNode {
  const w = useWords(secondFactorWords);
  return (
    <article class="narrow">
      <h1>{w.codesTitle}</h1>
      <p class="notice warn">{w.codesAbout}</p>
      <ul class="secret">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <a class="button" href={next}>
          {w.kept}
        </a>
      </p>
    </article>
  );
}
