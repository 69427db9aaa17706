import { NamesView } from '../../common/names.view.js';
import { Shown } from '../../common/shown.js';
import { HeadView } from '../../transparency/heads/heads.views.js';
import { PeriodView } from '../response-rates.view.js';
import { OpenComplaintView } from './open-complaint.view.js';

export const OPEN_DATA = '/api/v1/open-data';

class OpenMonthView {
  @Shown('The month.', '2026-03')
  month!: string;

  @Shown('Its file as JSON.', `${OPEN_DATA}/2026-03.json?city=JKT`)
  json!: string;

  @Shown('Its file as CSV.', `${OPEN_DATA}/2026-03.csv?city=JKT`)
  csv!: string;

  @Shown('The signed heads of the audit trail of its days.', `${OPEN_DATA}/2026-03/heads.json?city=JKT`)
  heads!: string;
}

export class OpenMonthsView {
  @Shown('Prefix of the city.', 'JKT')
  city!: string;

  @Shown('Zone of its days and months.', 'Asia/Jakarta')
  timeZone!: string;

  @Shown('The months that are over and in which complaints were filed, in order.', undefined, {
    type: [OpenMonthView],
  })
  items!: OpenMonthView[];
}

/** What is said once of a month, beside its complaints. */
export class OpenMonthHeadView extends PeriodView {
  @Shown('Prefix of the city.', 'JKT')
  city!: string;

  @Shown('The month.', '2026-03')
  month!: string;

  @Shown('Zone of its days.', 'Asia/Jakarta')
  timeZone!: string;

  @Shown('The definition of the response rate, by which the complaints are counted.', undefined, {
    type: NamesView,
  })
  definition!: NamesView;

  @Shown('What is in here, and what is left out or rounded.', undefined, { type: NamesView })
  note!: NamesView;
}

export class OpenMonthFileView extends OpenMonthHeadView {
  @Shown('The complaints, the oldest first.', undefined, { type: [OpenComplaintView] })
  complaints!: OpenComplaintView[];
}

export class OpenHeadsView {
  @Shown('The month.', '2026-03')
  month!: string;

  @Shown('What these heads are good for.', undefined, { type: NamesView })
  note!: NamesView;

  @Shown('The first head of each day of the city, in order.', undefined, { type: [HeadView] })
  heads!: HeadView[];
}
