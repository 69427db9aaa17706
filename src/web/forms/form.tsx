import { type ComponentChildren, createContext, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { v4 as uuid } from 'uuid';
import { type Problem, type ProblemDocument } from '../../common/problems/problem.js';
import { CSRF_FIELD } from '../../identity/cookies/session-cookies.service.js';
import { KEY_FIELD } from '../reader/reader.guard.js';
import { useReader } from '../reader/reader.js';
import { type Fields } from '../../http/forms/nested.js';

interface Sent {
  /** Begins the ids of the fields, where a page has several forms. */
  readonly prefix: string;
  /** What was sent, to be shown again. */
  readonly values: Fields;
  readonly problem?: ProblemDocument;
}

const SentContext = createContext<Sent>({ prefix: '', values: {} });

interface FormProps {
  readonly action: string;
  readonly children: ComponentChildren;
  /** What the fields hold when the page is shown. */
  readonly values?: Fields;
  /** Why what was sent cannot be taken: shown above, and beside the fields it names. */
  readonly problem?: Problem;
  /** What people see beside the fields, by their names, to say which of them a problem is about. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Takes photos besides. */
  readonly files?: boolean;
  readonly class?: string;
  /** Begins the ids of its fields besides: of several forms on a page each has its own. */
  readonly id?: string;
}

/**
 * A form whose sending changes something: it shows its session, carries a key of its own so that sending it twice
 * does nothing twice, and shows again what was sent where that cannot be taken.
 */
export function Form({ action, children, values = {}, problem, labels, files, ...rest }: FormProps): VNode {
  const { language, csrfToken } = useReader();
  const refused = problem?.toDocument(language);
  const prefix = rest.id === undefined ? '' : `${rest.id}-`;
  return (
    <form method="post" action={action} {...(files && { enctype: 'multipart/form-data' })} {...rest}>
      <input type="hidden" name={KEY_FIELD} value={uuid()} />
      {csrfToken && <input type="hidden" name={CSRF_FIELD} value={csrfToken} />}
      <SentContext.Provider value={{ prefix, values, ...(refused && { problem: refused }) }}>
        {refused && <Refusal refused={refused} labels={labels} prefix={prefix} />}
        {children}
      </SentContext.Provider>
    </form>
  );
}

/** A form that asks: it changes nothing, and its address can be kept and shared. */
export function AskForm({
  action,
  children,
  values = {},
  problem,
  labels,
  ...rest
}: Omit<FormProps, 'files'>): VNode {
  const refused = problem?.toDocument(useReader().language);
  const prefix = rest.id === undefined ? '' : `${rest.id}-`;
  return (
    <form method="get" action={action} {...rest}>
      <SentContext.Provider value={{ prefix, values, ...(refused && { problem: refused }) }}>
        {refused && <Refusal refused={refused} labels={labels} prefix={prefix} />}
        {children}
      </SentContext.Provider>
    </form>
  );
}

/** Why something cannot be done, and which fields are in the way. */
export function Refusal({
  refused: { title, detail, errors = [] },
  labels = {},
  prefix = '',
}: {
  refused: ProblemDocument;
  labels?: Readonly<Record<string, string>>;
  prefix?: string;
}): VNode {
  return (
    <div class="notice bad" role="alert">
      <p>
        <strong>{title}.</strong> {errors.length === 0 && detail}
      </p>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ field, message }) => (
            <li key={field}>
              <a href={`#${prefix}${field}`}>{labels[field] ?? field}</a>: {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A field as a form shows it. */
export interface ShownField {
  readonly id: string;
  /** What it holds; of a list, nothing. */
  readonly value: string;
  readonly list: readonly string[];
  /** What is wrong with it. */
  readonly error: string | undefined;
}

/** What a field holds, and what is wrong with it. */
export function useField(name: string): ShownField {
  const { prefix, values, problem } = useContext(SentContext);
  const value = name
    .split('.')
    .reduce<Fields[string] | undefined>(
      (inner, step) => (typeof inner === 'object' && !Array.isArray(inner) ? inner[step] : undefined),
      values,
    );
  return {
    id: prefix + name,
    value: typeof value === 'string' ? value : '',
    list: Array.isArray(value) ? value : [],
    error: problem?.errors?.find(({ field }) => field === name)?.message,
  };
}

/** A form of nothing but its button. */
export function SendButton({ action, children }: { action: string; children: ComponentChildren }): VNode {
  return (
    <Form action={action} class="inline">
      <button type="submit" class="link">
        {children}
      </button>
    </Form>
  );
}
