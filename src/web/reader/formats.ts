import { type Language } from '../../common/language.js';

const LOCALES: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };
const JUST_NOW: Readonly<Record<Language, string>> = { id: 'baru saja', en: 'just now' };

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How numbers and times are written in a language. */
export interface Formats {
  /** `25.000` */
  readonly number: (value: number) => string;
  /** `12,3 %` of 0.123; a dash for null, which is a rate of nothing. */
  readonly percent: (rate: number | null) => string;
  /** `+3,2` of 0.032: a difference of two rates, in percentage points. */
  readonly points: (difference: number) => string;
  /** `3,5 jam` or `2,1 hari` of hours; a dash for null. */
  readonly hours: (hours: number | null) => string;
  /** `22 November 2026` of a day `YYYY-MM-DD` or an instant. */
  readonly day: (value: string | Date) => string;
  /** `22 Nov 2026` */
  readonly shortDay: (value: string | Date) => string;
  /** `22 Nov` */
  readonly dayOfYear: (value: string | Date) => string;
  /** `November 2026` of a day or an instant in it */
  readonly month: (value: string | Date) => string;
  /** `Nov` */
  readonly monthOfYear: (value: string | Date) => string;
  /** `22 Nov 2026, 14.05` of an instant */
  readonly time: (value: string | Date) => string;
  /** `3 jam yang lalu`, `dalam 2 hari`; `baru saja` within a minute */
  readonly ago: (value: string | Date) => string;
  /** How long between two instants or until now, without direction: `3 hari`. */
  readonly span: (from: string | Date, to?: string | Date) => string;
}

const known = new Map<string, Omit<Formats, 'ago' | 'span'> & { relative: Intl.RelativeTimeFormat }>();

/** @param now what {@link Formats.ago} counts from */
export function formatsIn(language: Language, zone: string, now: Date): Formats {
  const key = `${language} ${zone}`;
  const fixed = known.get(key) ?? fixedFormats(language, zone);
  known.set(key, fixed);
  return {
    ...fixed,
    ago: (value) => {
      const [count, unit] = inUnits(asDate(value).getTime() - now.getTime());
      return count === 0 ? JUST_NOW[language] : fixed.relative.format(count, unit);
    },
    span: (from, to = now) => {
      const [count, unit] = inUnits(Math.abs(asDate(to).getTime() - asDate(from).getTime()));
      return Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'long' }).format(count);
    },
  };
}

function fixedFormats(
  language: Language,
  zone: string,
): Omit<Formats, 'ago' | 'span'> & { relative: Intl.RelativeTimeFormat } {
  const locale = LOCALES[language];
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const dates = (options: Intl.DateTimeFormatOptions): ((value: string | Date) => string) => {
    const inTheZone = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    const ofDays = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    // A day of the calendar is the same day in every zone.
    return (value) =>
      (typeof value === 'string' && value.length === 10 ? ofDays : inTheZone).format(asDate(value));
  };
  const [hour, day] = language === 'id' ? ['jam', 'hari'] : ['h', 'days'];
  return {
    number: (value) => number.format(value),
    percent: (rate) => (rate === null ? '–' : percent.format(rate)),
    points: (difference) => signed.format(difference * 100),
    hours: (hours) => {
      if (hours === null) return '–';
      return hours < 48 ? `${decimal.format(hours)} ${hour}` : `${decimal.format(hours / 24)} ${day}`;
    },
    day: dates({ day: 'numeric', month: 'long', year: 'numeric' }),
    shortDay: dates({ day: 'numeric', month: 'short', year: 'numeric' }),
    dayOfYear: dates({ day: 'numeric', month: 'short' }),
    month: dates({ month: 'long', year: 'numeric' }),
    monthOfYear: dates({ month: 'short' }),
    time: dates({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
    relative: new Intl.RelativeTimeFormat(locale, { numeric: 'always' }),
  };
}

function asDate(value: string | Date): Date {
  return typeof value === 'string' ? new Date(value) : value;
}

/** The largest unit of which there is at least one, rounded down. */
function inUnits(milliseconds: number): [number, 'day' | 'hour' | 'minute'] {
  const [unit, length] = UNITS.find(([, each]) => Math.abs(milliseconds) >= each) ?? UNITS[2];
  return [Math.trunc(milliseconds / length), unit];
}
