import { type VNode } from 'preact';
import { type Problem } from '../../common/problems/problem.js';
import { type Failures } from '../../identity/failures/failed-sign-ins.repository.js';
import { type SecondFactorState } from '../../identity/second-factor/second-factors.service.js';
import { TextInput } from '../forms/fields.js';
import { Form, Refusal, SendButton } from '../forms/form.js';
import { useFormats, useReader } from '../reader/reader.js';
import { useWords } from '../reader/words.js';
import { accountWords } from './account-words.js';

export { accountWords };

/** A session as the page shows it. */
interface ShownSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly program: string | null;
}

interface Props {
  /** What failed before this session began. */
  readonly before: Failures | undefined;
  readonly latest: readonly Failures[];
  readonly sessions: readonly ShownSession[];
  /** Id of the session that reads the page. */
  readonly current: string;
  readonly factor: SecondFactorState | undefined;
  readonly isDone?: boolean;
  readonly problem?: Problem;
  /** Why no new recovery codes were made. */
  readonly codeProblem?: Problem;
}

/** An officer's account: who tried to get in, where it is signed in, and its second factor. */
export function AccountPage({ isDone, problem, codeProblem, ...shown }: Props): VNode {
  const w = useWords(accountWords);
  const { language } = useReader();
  return (
    <article>
      <h1>{w.title}</h1>
      {isDone && (
        <p class="notice good" role="status">
          {w.done}
        </p>
      )}
      {problem && <Refusal refused={problem.toDocument(language)} prefix="" />}
      <FailedTries before={shown.before} latest={shown.latest} />
      <SessionList sessions={shown.sessions} current={shown.current} />
      <SecondFactor factor={shown.factor} problem={codeProblem} />
    </article>
  );
}

function FailedTries({ before, latest }: Pick<Props, 'before' | 'latest'>): VNode {
  const w = useWords(accountWords);
  const { number, time } = useFormats();
  return (
    <section>
      <h2>{w.failed}</h2>
      {before ? (
        <div class="notice warn">
          <p>
            <strong>{w.since(number(before.tries))}</strong>{' '}
            {w.when(time(before.beganAt), time(before.lastAt))} {w.from(before.networks.join(', '))}
          </p>
          {before.wrongCodes > 0 && (
            <p>
              <strong>{w.wrongCodes(number(before.wrongCodes))}</strong>
            </p>
          )}
          <p>
            {w.notYou} <a href="/sandi">{w.password}</a>
          </p>
        </div>
      ) : (
        <p class="notice good">{w.none}</p>
      )}
      {latest.length > 0 && (
        <details>
          <summary>{w.latest}</summary>
          <div class="scroll" tabIndex={0} role="region" aria-label={w.latest}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{w.last}</th>
                  <th scope="col" class="number">
                    {w.tries}
                  </th>
                  <th scope="col">{w.networks}</th>
                </tr>
              </thead>
              <tbody>
                {latest.map(({ beganAt, lastAt, tries, networks }) => (
                  <tr key={beganAt.toISOString()}>
                    <td>{time(lastAt)}</td>
                    <td class="number">{number(tries)}</td>
                    <td>{networks.join(', ')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </section>
  );
}

function SessionList({ sessions, current }: Pick<Props, 'sessions' | 'current'>): VNode {
  const w = useWords(accountWords);
  const { time } = useFormats();
  return (
    <section>
      <h2>{w.sessions}</h2>
      <ul>
        {sessions.map(({ id, createdAt, program }) => (
          <li key={id}>
            {time(createdAt)}, <span class="program">{program ?? w.unknown}</span>{' '}
            {id === current ? (
              <strong>{w.here}</strong>
            ) : (
              <SendButton action={`/akun/sesi/${id}`}>{w.end}</SendButton>
            )}
          </li>
        ))}
      </ul>
      <Form action="/akun/keluar-semua">
        <p class="hint">{w.everywhereAbout}</p>
        <button type="submit">{w.everywhere}</button>
      </Form>
    </section>
  );
}

function SecondFactor({
  factor,
  problem,
}: {
  factor: SecondFactorState | undefined;
  problem?: Problem;
}): VNode {
  const w = useWords(accountWords);
  const { day, number } = useFormats();
  if (!factor)
    return (
      <section>
        <h2>{w.factor}</h2>
        <p>{w.noFactor}</p>
      </section>
    );
  return (
    <section>
      <h2>{w.factor}</h2>
      <p>
        {w.enrolled(day(factor.enrolledAt))} {w.left(number(factor.recoveryCodesLeft))}
      </p>
      <Form action="/akun/kode-cadangan" problem={problem} labels={{ code: w.code }}>
        <TextInput name="code" label={w.code} hint={w.renewAbout} autocomplete="one-time-code" required />
        <button type="submit" class="second">
          {w.renew}
        </button>
      </Form>
    </section>
  );
}
