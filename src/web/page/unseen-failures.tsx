import { type VNode } from 'preact';
import { useFormats, useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';

const texts = words(
  {
    failed: (tries: string) => `${tries} percobaan masuk gagal sejak Anda masuk terakhir kali.`,
    look: 'Lihat kapan dan dari mana',
  },
  {
    failed: (tries: string) => `${tries} failed tries to sign in since your last sign-in.`,
    look: 'See when and from where',
  },
);

/** Tells an officer who has signed in that others tried to, until they have looked. */
export function UnseenFailures(): VNode | null {
  const { actor, url } = useReader();
  const { number } = useFormats();
  const w = useWords(texts);
  if (!actor || actor.unseenFailures === 0 || url.split('?')[0] === '/akun') return null;
  return (
    <p class="notice warn">
      {w.failed(number(actor.unseenFailures))} <a href="/akun">{w.look}</a>
    </p>
  );
}
