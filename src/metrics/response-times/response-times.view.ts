import { NamesView } from '../../common/names.view.js';
import { Shown } from '../../common/shown.js';
import { PeriodView } from '../response-rates.view.js';

export class ResponseTimeView {
  @Shown('Time after filing, in hours.', 19.2)
  hours!: number;

  @Shown('Share of the received that is answered by then.', 0.51)
  answered!: number;

  @Shown('Where that share may truly lie, with 95 % confidence.', [0.46, 0.56], {
    type: 'array',
    items: { type: 'number' },
    minItems: 2,
    maxItems: 2,
  })
  interval!: readonly [low: number, high: number];

  @Shown('Complaints that were seen to wait as long.', 812)
  waiting!: number;
}

export class ResponseTimesView extends PeriodView {
  @Shown('The definition of every number here.', undefined, { type: NamesView })
  definition!: NamesView;

  @Shown('Zone of the days.', 'Asia/Jakarta')
  timeZone!: string;

  @Shown('How far a time may be from the exact one, as a share of it.', 0.05)
  timesWithin!: number;

  @Shown('Complaints made up for a demonstration are among the counted.', false)
  containsDemoData!: boolean;

  @Shown('Complaints that the curve is of.', 1204)
  received!: number;

  @Shown('Points of the curve, the shortest time first; it rises by a step at each.', undefined, {
    type: [ResponseTimeView],
  })
  points!: ResponseTimeView[];
}
