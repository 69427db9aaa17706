import { ApiField } from './api-field.js';

/** A name in both languages. */
export class NamesResponse {
  @ApiField('In Indonesian.', 'Dinas Bina Marga')
  id!: string;

  @ApiField('In English.', 'Highways Agency')
  en!: string;
}
