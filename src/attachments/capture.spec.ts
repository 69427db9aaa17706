import { captureOf, nothingSaid, readCapture, takenAt } from './capture.js';

const JAKARTA = 'Asia/Jakarta';

describe('what a file says of its taking', () => {
  it('is the camera’s clock with its offset, and the place', () => {
    const said = {
      DateTimeOriginal: '2026:11:22 09:30:00',
      OffsetTimeOriginal: '+08:00',
      latitude: -6.1766,
      longitude: 106.8269,
    };
    const capture = captureOf(said);
    expect(capture).toEqual({
      clock: '2026-11-22T09:30:00',
      offset: '+08:00',
      point: { lat: -6.1766, lng: 106.8269 },
    });
    expect(takenAt(capture, JAKARTA)?.toISOString()).toBe('2026-11-22T01:30:00.000Z');
  });

  it('is the time of the city where the camera does not say its offset', () => {
    const capture = captureOf({ CreateDate: '2026:11:22 09:30:00', OffsetTimeOriginal: 'WIB' });
    expect(takenAt(capture, JAKARTA)?.toISOString()).toBe('2026-11-22T02:30:00.000Z');
  });

  it.each([
    {},
    { DateTimeOriginal: '0000:00:00 00:00:00' },
    { DateTimeOriginal: '2026:02:31 10:00:00' },
    { DateTimeOriginal: 20261122 },
    { DateTimeOriginal: '    :  :     :  :  ', latitude: NaN, longitude: 106 },
    { latitude: 0, longitude: 0 },
    { latitude: 91, longitude: 0 },
    { latitude: '6', longitude: 106 },
  ])('is nothing where it says %j', (said) => expect(captureOf(said)).toEqual(nothingSaid));

  it.each([
    undefined,
    Buffer.alloc(0),
    Buffer.from('Exif\0\0nonsense'),
    Buffer.from('II*\0\xff\xff\xff\x7f', 'latin1'),
  ])('is nothing where it cannot be read', async (exif) =>
    expect(await readCapture(exif)).toEqual(nothingSaid),
  );
});
