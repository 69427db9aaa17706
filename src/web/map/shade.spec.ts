import { shadeOf } from './shade.js';

const shade = (responseRate: number | null, received = 30): string => shadeOf({ received, responseRate }, 30);

describe('the shade of an area', () => {
  it('is the class that its rate lies in, each with its lower end', () => {
    expect([0, 0.0999, 0.1, 0.25, 0.4999, 0.5, 0.75, 1].map((rate) => shade(rate))).toEqual([
      'rate-1',
      'rate-1',
      'rate-2',
      'rate-3',
      'rate-3',
      'rate-4',
      'rate-5',
      'rate-5',
    ]);
  });

  it('tells nothing of few, and knows few from none', () => {
    expect([shade(1, 29), shade(0, 1), shade(null, 0)]).toEqual(['few', 'few', 'nothing']);
  });
});
