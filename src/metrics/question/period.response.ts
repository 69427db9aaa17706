import { ApiField } from '../../common/api-field.js';
import { inZone } from '../../common/city-time.js';
import { type Question } from './question.js';

export class PeriodResponse {
  @ApiField('First day of filing.', '2026-01-01', { format: 'date' })
  from!: string;

  @ApiField('First day no longer counted.', '2026-04-01', { format: 'date' })
  to!: string;

  @ApiField('Nothing later than this was known to the answer.', '2026-04-15T23:59:59.999+07:00', {
    format: 'date-time',
  })
  asOf!: string;
}

/** The period of a question, and the instant it is answered as of. */
export function periodView({ from, to, asOf, zone }: Question): PeriodResponse {
  return { from, to, asOf: inZone(asOf, zone) };
}
