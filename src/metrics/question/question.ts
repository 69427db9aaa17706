import { type Day } from '../../common/city-time.js';
import { type Language } from '../../common/language.js';
import { type Dimension } from './dimensions.js';
import { type Period } from './period.js';

/** Which complaints a question is about. Not given: all of the city. */
export interface Filters {
  /** Offices responsible at `asOf`. */
  readonly offices?: readonly string[];
  /** The person they are charged to; {@link NOBODY} where nobody held the office. */
  readonly person?: string;
  readonly category?: string;
  readonly channel?: string;
  /** Unit the work was last handed to; empty for none. */
  readonly unit?: string;
  /** First day that they are charged on. */
  readonly chargedFrom?: Day;
  /** First day that they are no longer charged on. */
  readonly chargedTo?: Day;
}

/** The person of an office that nobody held. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Key of what was handed to no unit. */
export const NO_UNIT = 'none';

/** A question made definite. */
export interface Question extends Period, Filters {
  readonly city: string;
  /** The area it is about, where it is not the whole city. */
  readonly area?: string;
  /** Version of the definition that answers it: the one that held at `asOf`. */
  readonly definition: number;
  /** Asked as of now, whatever moment that was. */
  readonly live: boolean;
  readonly zone: string;
  /** The city's day of `asOf`. */
  readonly asOfDay: Day;
  readonly by: readonly Dimension[];
  readonly language: Language;
}
