import { named } from './named.js';

describe('named values of a statement', () => {
  it('become numbers, each name one, however often it stands there', () => {
    expect(
      named('SELECT :day::date, :city WHERE at < :day::date', { city: 'JKT', day: '2026-01-01' }),
    ).toEqual(['SELECT $1::date, $2 WHERE at < $1::date', ['2026-01-01', 'JKT']]);
  });

  it('must be given', () => {
    expect(() => named('SELECT :day', {})).toThrow(':day');
  });
});
