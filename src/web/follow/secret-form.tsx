import { type VNode } from 'preact';
import { TextInput } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { useWords, words } from '../reader/words.js';
import { type Refused } from './refused.js';

const texts = words(
  {
    title: 'Ini aduan saya',
    about:
      'Dengan kode rahasia dari saat melapor, Anda melihat kata-kata dan foto Anda sendiri, dan dapat membenarkan, menyanggah, menambah keterangan, atau mencabutnya. Perangkat ini akan mengingatnya.',
    secret: 'Kode rahasia',
    send: 'Buka aduan saya',
  },
  {
    title: 'This is my complaint',
    about:
      'With the secret that was given at filing you see your own words and photos, and can confirm, contest, add or withdraw. This device will remember it.',
    secret: 'Secret',
    send: 'Open my complaint',
  },
);

/** Asks whoever filed a complaint for its secret. */
export function SecretForm({ number, refused }: { number: string; refused?: Refused }): VNode {
  const w = useWords(texts);
  const problem = refused?.form === 'rahasia' ? refused.problem : undefined;
  return (
    <details class="card no-print" id="rahasia" open={problem !== undefined}>
      <summary>{w.title}</summary>
      <p>{w.about}</p>
      <Form
        action={`/aduan/${number}/rahasia`}
        problem={problem}
        labels={{ secret: w.secret }}
        class="narrow"
      >
        <TextInput name="secret" label={w.secret} autocomplete="off" required maxLength={255} />
        <button type="submit">{w.send}</button>
      </Form>
    </details>
  );
}
