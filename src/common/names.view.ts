import { Shown } from './shown.js';

/** A name in both languages. */
export class NamesView {
  @Shown('In Indonesian.', 'Dinas Bina Marga')
  id!: string;

  @Shown('In English.', 'Highways Agency')
  en!: string;
}
