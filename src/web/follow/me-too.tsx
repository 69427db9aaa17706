import { type VNode } from 'preact';
import { TextInput } from '../forms/fields.js';
import { Form, SendButton } from '../forms/form.js';
import { useWords, words } from '../reader/words.js';
import { type Refused } from './refused.js';

const texts = words(
  {
    title: 'Anda mengalaminya juga?',
    about: 'Tidak perlu melapor lagi. Setiap pernyataan dihitung, dan aduannya tetap satu.',
    send: 'Ini juga masalah saya',
    phone: 'Nomor telepon (tidak wajib)',
    hint: 'Agar petugas dapat bertanya kepada Anda. Disimpan tersandi, tidak ditampilkan.',
    done: 'Anda sudah menyatakan bahwa ini juga masalah Anda.',
    takeBack: 'Tarik kembali',
  },
  {
    title: 'Is it your problem too?',
    about: 'No need to file again. Each “me too” counts, and it remains one complaint.',
    send: 'Me too',
    phone: 'Phone number (not required)',
    hint: 'So that officers can ask you. Kept encrypted, never shown.',
    done: 'You have said that it is your problem too.',
    takeBack: 'Take it back',
  },
);

/** Lets others say that it happens to them too. */
export function MeToo({
  number,
  supported,
  refused,
}: {
  number: string;
  supported: boolean;
  refused?: Refused;
}): VNode {
  const w = useWords(texts);
  const again = refused?.form === 'saya-juga' ? refused : undefined;
  if (supported)
    return (
      <p class="no-print">
        {w.done} <SendButton action={`/aduan/${number}/saya-juga/batal`}>{w.takeBack}</SendButton>
      </p>
    );
  return (
    <section class="card no-print">
      <h2>{w.title}</h2>
      <p>{w.about}</p>
      <Form
        action={`/aduan/${number}/saya-juga`}
        problem={again?.problem}
        values={again?.values}
        labels={{ 'contact.phone': w.phone }}
      >
        <TextInput
          name="contact.phone"
          label={w.phone}
          hint={w.hint}
          type="tel"
          autocomplete="tel"
          maxLength={30}
        />
        <button type="submit">{w.send}</button>
      </Form>
    </section>
  );
}
