import { NamesResponse } from '../../common/names.response.js';
import { ApiField } from '../../common/api-field.js';
import { HeadResponse } from '../../transparency/heads/heads.response.js';
import { PeriodResponse } from '../question/period.response.js';
import { OpenComplaintResponse } from './open-complaint.response.js';

export const OPEN_DATA = '/api/v1/open-data';

class OpenMonthResponse {
  @ApiField('The month.', '2026-03')
  month!: string;

  @ApiField('Its file as JSON.', `${OPEN_DATA}/2026-03.json?city=JKT`)
  json!: string;

  @ApiField('Its file as CSV.', `${OPEN_DATA}/2026-03.csv?city=JKT`)
  csv!: string;

  @ApiField('The signed heads of the audit trail of its days.', `${OPEN_DATA}/2026-03/heads.json?city=JKT`)
  heads!: string;
}

export class OpenMonthsResponse {
  @ApiField('Prefix of the city.', 'JKT')
  city!: string;

  @ApiField('Zone of its days and months.', 'Asia/Jakarta')
  timeZone!: string;

  @ApiField('The months that are over and in which complaints were filed, in order.', undefined, {
    type: [OpenMonthResponse],
  })
  items!: OpenMonthResponse[];
}

/** What is said once of a month, beside its complaints. */
export class OpenMonthHeadResponse extends PeriodResponse {
  @ApiField('Prefix of the city.', 'JKT')
  city!: string;

  @ApiField('The month.', '2026-03')
  month!: string;

  @ApiField('Zone of its days.', 'Asia/Jakarta')
  timeZone!: string;

  @ApiField('The definition of the response rate, by which the complaints are counted.', undefined, {
    type: NamesResponse,
  })
  definition!: NamesResponse;

  @ApiField('What is in here, and what is left out or rounded.', undefined, { type: NamesResponse })
  note!: NamesResponse;
}

export class OpenMonthFileResponse extends OpenMonthHeadResponse {
  @ApiField('The complaints, the oldest first.', undefined, { type: [OpenComplaintResponse] })
  complaints!: OpenComplaintResponse[];
}

export class OpenHeadsResponse {
  @ApiField('The month.', '2026-03')
  month!: string;

  @ApiField('What these heads are good for.', undefined, { type: NamesResponse })
  note!: NamesResponse;

  @ApiField('The first head of each day of the city, in order.', undefined, { type: [HeadResponse] })
  heads!: HeadResponse[];
}
