import { addDays, type Day, isDay } from '../../common/city-time.js';
import { type Dimension } from './dimensions.js';
import { LONGEST_DAYS } from './period.js';

/** What a client sends as a query, before it is checked. */
export type WeighedQuestion = Readonly<Record<string, unknown>>;

/** What the size of an answer depends on besides. */
export interface WeightScope {
  /** How many offices the area has that is asked about. */
  readonly offices: number;
  readonly today: Day;
}

/** How many numbers a question asks for, each a cell of a table. */
export type CellsOf = (asked: WeighedQuestion, scope: WeightScope) => number;

/** A file of many complaints costs as much as so many cells. */
export const FILE_CELLS = 2_500;

/** About as many categories, channels or units as a city has. */
const OF_A_LIST = 40;
const DAYS_IN = { day: 1, week: 7, month: 30, quarter: 91 } as const;

/** The cells of a table of groups, from what is asked for alone. */
export const cellsOfRates: CellsOf = (asked, scope) => {
  const by = typeof asked.groupBy === 'string' ? asked.groupBy.split(',').map((name) => name.trim()) : [''];
  const sizes = new Map(by.map((name) => sizeOf(name as Dimension, asked, scope)));
  const groups = [...sizes.values()].reduce((product, size) => product * size, 1);
  return groups * (asked.compare === undefined ? 1 : 2);
};

/** The cells of a series. */
export const cellsOfBacklog: CellsOf = ({ every = 'day', ...asked }, { today }) => {
  const days =
    typeof every === 'string' && Object.hasOwn(DAYS_IN, every) ? DAYS_IN[every as keyof typeof DAYS_IN] : 1;
  return Math.ceil(daysAsked(asked, today) / days);
};

/** Areas of all levels and lurah are counted by the office. */
function sizeOf(
  dimension: Dimension | '',
  asked: WeighedQuestion,
  { offices, today }: WeightScope,
): [column: string, size: number] {
  switch (dimension) {
    case 'day':
    case 'week':
    case 'month':
    case 'quarter':
      return [dimension, Math.ceil(daysAsked(asked, today) / DAYS_IN[dimension])];
    case 'category':
    case 'channel':
    case 'unit':
      return [dimension, OF_A_LIST];
    default:
      return ['office', Math.max(1, offices)];
  }
}

function daysAsked({ from, to }: WeighedQuestion, today: Day): number {
  if (!isAskedDay(from)) return 365;
  const end = isAskedDay(to) ? to : addDays(today, 1);
  const days = (Date.parse(`${end}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000;
  return Math.min(LONGEST_DAYS, Math.max(1, days));
}

function isAskedDay(value: unknown): value is Day {
  return typeof value === 'string' && isDay(value);
}
