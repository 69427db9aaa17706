import { ApiField } from '../../common/api-field.js';

/** Failed tries to sign in, counted together. */
export class FailuresResponse {
  @ApiField('How many tries failed, those that were not let through included.', 23)
  tries!: number;

  @ApiField(
    'Those of them with the right password and a wrong code. Where there are any, choose another password.',
    0,
  )
  wrongCodes!: number;

  @ApiField('The first of them.', '2026-03-01T20:00:00.000Z', { format: 'date-time' })
  beganAt!: string;

  @ApiField('The last of them.', '2026-03-01T20:12:00.000Z', { format: 'date-time' })
  lastAt!: string;

  @ApiField(
    'Where they came from, at most 20: whole networks (/24 or /48), never addresses.',
    ['203.0.113.0/24'],
    {
      type: [String],
    },
  )
  networks!: readonly string[];
}
