import { type Language } from '../../common/language.js';
import { useReader } from './reader.js';

type Text = string | ((...values: never[]) => string);
type Texts = Readonly<Record<string, Text>>;
type SameShape<T extends Texts> = { readonly [Name in keyof T]: T[Name] extends string ? string : T[Name] };

/** What a page says, in each language; a text with something in it is a function of that. */
export type Words<T extends Texts> = Readonly<Record<Language, SameShape<T>>>;

/** Declares what a page says: the Indonesian texts, and the same in English. */
export function words<T extends Texts>(id: T, en: SameShape<T>): Words<T> {
  return { id: id as SameShape<T>, en };
}

/** The texts in the language of whoever reads the page. */
export function useWords<T extends Texts>(of: Words<T>): SameShape<T> {
  return of[useReader().language];
}
