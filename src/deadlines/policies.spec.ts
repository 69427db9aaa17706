import { readPolicies } from './policies.js';

const HEADER = 'category,channel,first_response,first_response_in,resolution,resolution_in';
const read = (...rows: string[]): ReturnType<typeof readPolicies> =>
  readPolicies([HEADER, ...rows].join('\n'), new Set(['road', 'flood']));

describe('a file of policies', () => {
  it('says them for a category, a channel or both', () => {
    expect(
      read(
        'road,,1,working_days,5,working_days',
        ',jaki,24,calendar_hours,5,working_days',
        'road,jaki,1,calendar_hours,1,calendar_hours',
      ),
    ).toMatchObject([
      {
        categoryCode: 'road',
        channel: null,
        firstResponse: 1,
        firstResponseIn: 'working_days',
        resolution: 5,
      },
      { categoryCode: null, channel: 'jaki', firstResponse: 24, resolutionIn: 'working_days' },
      { categoryCode: 'road', channel: 'jaki', resolution: 1, resolutionIn: 'calendar_hours' },
    ]);
  });

  it.each([
    [
      'an unknown category',
      'rod,,1,working_days,5,working_days',
      'line 3: category: there is no such category',
    ],
    ['neither category nor channel', ',,1,working_days,5,working_days', 'line 3: category'],
    ['no channel that can be', 'road,JAKI,1,working_days,5,working_days', 'line 3: channel'],
    ['no time at all', 'road,x,0,working_days,5,working_days', 'line 3: first_response'],
    ['half a day', 'road,x,1,working_days,5.5,working_days', 'line 3: resolution'],
    ['another unit', 'road,x,1,weeks,5,working_days', 'line 3: first_response_in'],
    ['a resolution before the response', 'road,x,3,working_days,2,working_days', 'line 3: resolution'],
    ['the same twice', 'flood,,3,working_days,3,working_days', 'line 3: category: stands there twice'],
  ])('is refused with %s, naming line and field', (_, row, fault) => {
    expect(() => read('flood,,1,calendar_hours,2,calendar_hours', row)).toThrow(fault);
  });
});
