import { type VNode } from 'preact';
import { useWords, words } from '../reader/words.js';

const texts = words(
  {
    there: 'Di perangkat ini ada aduan yang belum terkirim.',
    goOn: 'Lanjutkan',
    discard: 'Buang',
  },
  {
    there: 'On this device is a complaint that has not been sent.',
    goOn: 'Go on with it',
    discard: 'Discard it',
  },
);

/** Leads back to what was begun and not sent. A script shows it where the device holds something. */
export function Draft(): VNode {
  const w = useWords(texts);
  return (
    <p class="notice warn" id="draf" hidden>
      {w.there} <a href="/lapor">{w.goOn}</a>{' '}
      <button type="button" class="link">
        {w.discard}
      </button>
    </p>
  );
}
