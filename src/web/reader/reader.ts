import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Language } from '../../common/language.js';
import { type Actor } from '../../identity/actor.js';
import { formatsIn, type Formats } from './formats.js';

/** Whoever asks for a page. */
export interface Reader {
  readonly language: Language;
  /** Prefix of the city of their desk or office; of the first city where they have none. */
  readonly city?: string;
  /** Zone in which days and times are told: that of the city. */
  readonly zone: string;
  /** The moment of the request. */
  readonly now: Date;
  /** Path and query that was asked for. */
  readonly url: string;
  /** Who is signed in, if anyone. */
  readonly actor?: Actor;
  /** What the forms of a session show, so that no other site can send them. */
  readonly csrfToken?: string;
}

/** Hands the {@link Reader} to everything on a page. */
export const ReaderContext = createContext<Reader | undefined>(undefined);

/** Whoever reads the page that a component is on. */
export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error('A component of a page was rendered without its reader.');
  return reader;
}

const known = new WeakMap<Reader, Formats>();

/** How numbers and times are written for whoever reads the page. */
export function useFormats(): Formats {
  const reader = useReader();
  const formats = known.get(reader) ?? formatsIn(reader.language, reader.zone, reader.now);
  known.set(reader, formats);
  return formats;
}
