import { NamesResponse } from '../../common/names.response.js';
import { ApiField } from '../../common/api-field.js';
import { PeriodResponse } from '../question/period.response.js';

export class ResponseTimeResponse {
  @ApiField('Time after filing, in hours.', 19.2)
  hours!: number;

  @ApiField('Share of the received that is answered by then.', 0.51)
  answered!: number;

  @ApiField('Where that share may truly lie, with 95 % confidence.', [0.46, 0.56], {
    type: 'array',
    items: { type: 'number' },
    minItems: 2,
    maxItems: 2,
  })
  interval!: readonly [low: number, high: number];

  @ApiField('Complaints that were seen to wait as long.', 812)
  waiting!: number;
}

export class ResponseTimesResponse extends PeriodResponse {
  @ApiField('The definition of every number here.', undefined, { type: NamesResponse })
  definition!: NamesResponse;

  @ApiField('Zone of the days.', 'Asia/Jakarta')
  timeZone!: string;

  @ApiField('How far a time may be from the exact one, as a share of it.', 0.05)
  timesWithin!: number;

  @ApiField('Complaints made up for a demonstration are among the counted.', false)
  containsDemoData!: boolean;

  @ApiField('Complaints that the curve is of.', 1204)
  received!: number;

  @ApiField('Points of the curve, the shortest time first; it rises by a step at each.', undefined, {
    type: [ResponseTimeResponse],
  })
  points!: ResponseTimeResponse[];
}
