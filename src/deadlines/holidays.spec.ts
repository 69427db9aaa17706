import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeOfWorkingDay, usualHours } from './working-calendar.js';
import { afterDecree, type DayOff, readHolidays } from './holidays.js';

const day = (text: string, kind: DayOff['kind'] = 'national'): DayOff => ({
  day: text,
  kind,
  nameId: text,
  nameEn: text,
});

describe('a calendar after a decree', () => {
  it('has its days in place of the national ones and cuti bersama of its years', () => {
    const known = [day('2026-12-25'), day('2027-03-09'), day('2027-03-11', 'cuti_bersama')];
    const decree = [day('2027-03-10'), day('2027-03-12', 'cuti_bersama')];
    expect(afterDecree(known, decree).map((each) => each.day)).toEqual([
      '2026-12-25',
      '2027-03-10',
      '2027-03-12',
    ]);
  });

  it('keeps elections and the city’s own days, unless it names them', () => {
    const known = [day('2027-06-22', 'local'), day('2027-11-24', 'election')];
    expect(afterDecree(known, [day('2027-06-22'), day('2027-01-01')])).toEqual([
      day('2027-11-24', 'election'),
      day('2027-06-22'),
      day('2027-01-01'),
    ]);
  });
});

describe('a file of holidays', () => {
  const read = (...rows: string[]): DayOff[] =>
    readHolidays(['date,type,name_en,name_id', ...rows].join('\n'));

  it('is read with names in both languages, or one for both', () => {
    expect(read('2031-01-01,national,New Year,Tahun Baru', '2031-01-25,cuti_bersama,Leave,')).toEqual([
      { day: '2031-01-01', kind: 'national', nameId: 'Tahun Baru', nameEn: 'New Year' },
      { day: '2031-01-25', kind: 'cuti_bersama', nameId: 'Leave', nameEn: 'Leave' },
    ]);
    expect(readHolidays('date,type,name_en\n2031-01-01,local,Fair')).toHaveLength(1);
  });

  it.each([
    ['a day that does not exist', '2031-02-29,national,Leap,', 'line 3: date: must be a day'],
    ['a day twice', '2031-01-01,local,Fair,', 'line 3: date: stands there twice'],
    ['another kind', '2031-01-02,holiday,Fair,', 'line 3: type'],
    ['no name', '2031-01-02,local,,Pasar', 'line 3: name_en'],
  ])('is refused with %s, naming line and field', (_, row, fault) => {
    expect(() => read('2031-01-01,national,New Year,', row)).toThrow(fault);
  });
});

describe('the holidays that come along', () => {
  const holidays = readHolidays(readFileSync(join(__dirname, '../seed/jakarta/holidays.csv'), 'utf8'));
  const calendar = {
    timeZone: 'Asia/Jakarta',
    hours: usualHours,
    daysOff: new Set(holidays.map((holiday) => holiday.day)),
  };
  // Counted by hand with the decrees of each year.
  it.each([
    ['Lebaran 2026', '2026-03-17T10:00+07:00', 3, '2026-03-27T16:00+07:00'],
    ['Lebaran 2023', '2023-04-18T10:00+07:00', 2, '2023-04-27T16:00+07:00'],
    ['Christmas and New Year 2025', '2025-12-24T09:00+07:00', 3, '2025-12-31T16:00+07:00'],
    ['the election of 14 February 2024', '2024-02-13T16:30+07:00', 1, '2024-02-16T16:00+07:00'],
  ])('leap over %s', (_, filedAt, days, due) => {
    expect(closeOfWorkingDay(new Date(filedAt), days, calendar)).toEqual(new Date(due));
  });

  it('are named in Indonesian and English', () => {
    expect(holidays).toContainEqual({
      day: '2026-03-20',
      kind: 'cuti_bersama',
      nameId: 'Cuti bersama Idulfitri',
      nameEn: 'Eid al-Fitr Joint Holiday',
    });
  });
});
