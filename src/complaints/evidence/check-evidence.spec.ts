import fc from 'fast-check';
import { type ClosureFacts, findingsFor, checkPhoto, type PhotoFacts } from './check-evidence.js';
import { metresBetween } from '../../areas/metres-between.js';

const gambir = { lat: -6.1766, lng: 106.8269 };
const against: ClosureFacts = {
  filedAt: new Date('2026-03-01T01:00:00Z'),
  closedAt: new Date('2026-03-02T01:00:00Z'),
  point: gambir,
  withinMetres: 200,
};
const good: PhotoFacts = {
  photo: 'a',
  takenAt: new Date('2026-03-01T20:00:00Z'),
  point: gambir,
  alike: null,
};
const doubts = (shown: Partial<PhotoFacts>, than: Partial<ClosureFacts> = {}): string[] => {
  const all = { ...against, ...than };
  return findingsFor(checkPhoto({ ...good, ...shown }, all), all).map(({ doubt }) => doubt);
};

describe('evidence', () => {
  it('is not doubtful where it was taken there and then, and was not seen before', () => {
    expect(checkPhoto(good, against)).toEqual({ photo: 'a', taken: 'between', metres: 0, alike: null });
    expect(doubts({})).toEqual([]);
  });

  it.each<[string, Partial<PhotoFacts>, string[]]>([
    ['does not say when', { takenAt: null }, ['no_capture_time']],
    ['was taken the day before', { takenAt: new Date('2026-02-28T01:00:00Z') }, ['taken_outside']],
    ['was taken an hour later', { takenAt: new Date('2026-03-02T02:00:00Z') }, ['taken_outside']],
    ['was taken a kilometre away', { point: { lat: -6.1856, lng: 106.8269 } }, ['far_away']],
    ['is another’s file', { alike: { photo: 'b', sameFile: true } }, ['same_picture']],
    ['looks like another', { alike: { photo: 'b', sameFile: false } }, ['similar_picture']],
    [
      'is wrong in every way',
      { takenAt: null, point: { lat: 0, lng: 0 }, alike: { photo: 'b', sameFile: true } },
      ['no_capture_time', 'far_away', 'same_picture'],
    ],
  ])('is doubtful where it %s', (_, shown, expected) => expect(doubts(shown)).toEqual(expected));

  it('is taken at its word within five minutes, since clocks differ', () => {
    expect(doubts({ takenAt: new Date('2026-03-02T01:04:59Z') })).toEqual([]);
    expect(doubts({ takenAt: new Date('2026-03-01T00:55:01Z') })).toEqual([]);
    expect(doubts({ takenAt: new Date('2026-03-02T01:05:01Z') })).toEqual(['taken_outside']);
  });

  it('is not doubtful for want of a place, its own or the complaint’s', () => {
    expect(checkPhoto({ ...good, point: null }, against).metres).toBeNull();
    expect(doubts({ point: null })).toEqual([]);
    expect(doubts({ point: { lat: 50, lng: 8 } }, { point: null })).toEqual([]);
  });

  it('is far away from where the category says', () => {
    const away = { lat: gambir.lat + 0.001, lng: gambir.lng };
    expect(doubts({ point: away }, { withinMetres: 120 })).toEqual([]);
    expect(doubts({ point: away }, { withinMetres: 100 })).toEqual(['far_away']);
  });
});

describe('a distance', () => {
  it('is that of the map', () => {
    const monas = { lat: -6.175392, lng: 106.827153 };
    const istiqlal = { lat: -6.170166, lng: 106.831375 };
    expect(metresBetween(monas, istiqlal)).toBeCloseTo(746, -1);
  });

  it('is the same both ways, and never more than half around the earth', () => {
    const place = fc.record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      lng: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(place, place, (one, other) => {
        const metres = metresBetween(one, other);
        return metres >= 0 && metres < 20_016_000 && Math.abs(metres - metresBetween(other, one)) < 1e-3;
      }),
    );
  });
});
