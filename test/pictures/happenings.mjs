import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';

const OUTSIDE = { lat: -6.3, lng: 107.02 };
const GAMBIR = { lat: -6.1768, lng: 106.8267 };

/**
 * What the made-up year does not have: a complaint with a photo, one that was said to be done with a doubtful photo, one
 * whose citizen says that it is not done, and one outside of every kelurahan.
 *
 * @param tokenOf gives the token of a demo account
 */
export async function happenings(base, tokenOf) {
  const ask = async (path, body, headers = {}) => {
    const answer = await fetch(`${base}/api/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const said = await answer.json();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(said)}`);
    return said;
  };
  const file = async (description, location = GAMBIR) => {
    const photos = [await sendPhoto(base)];
    const filed = await ask('/complaints', { category: 'road', description, location, photos });
    while ((await ask(`/complaints/${filed.number}`)).status === 'received') await sleep(100);
    return filed;
  };
  const lurah = { authorization: `Bearer ${await tokenOf('lurah-31.71.01.1001')}` };
  const close = async ({ number }, message, reason) =>
    ask(`/complaints/${number}/resolutions`, { message, reason, photos: [await sendPhoto(base)] }, lurah);

  await file('Aspal mengelupas di depan sekolah, anak-anak sering tersandung.');
  await file('Jalan berlubang di perbatasan.', OUTSIDE);
  const doubtful = await file('Lubang di tikungan, sudah seminggu.');
  await close(doubtful, 'Sudah ditambal kemarin.', 'Telepon petugas tidak mencatat tempat dan waktu.');
  const contested = await file('Tutup gorong-gorong pecah.');
  await close(contested, 'Tutup sudah diganti.', 'Telepon petugas tidak mencatat tempat dan waktu.');
  await ask(
    `/complaints/${contested.number}/contests`,
    { message: 'Hanya ditutup papan.', score: 1 },
    { 'tracking-secret': contested.trackingSecret },
  );
}

/** A photo of nothing in particular, never the same, that says nothing of its taking. */
async function sendPhoto(base) {
  const jpeg = await sharp(randomBytes(16 * 12 * 3), { raw: { width: 16, height: 12, channels: 3 } })
    .resize(640, 480, { fit: 'fill', kernel: 'cubic' })
    .jpeg()
    .toBuffer();
  const form = new FormData();
  form.append('photo', new Blob([jpeg], { type: 'image/jpeg' }), 'foto.jpg');
  const answer = await fetch(`${base}/api/v1/photos`, { method: 'POST', body: form });
  return (await answer.json()).id;
}
