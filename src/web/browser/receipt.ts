// Copies and prints the number and the secret of what was just filed.
import { forgetDraft } from './drafts/kept-draft.js';

// Whoever sees this page has filed, also where the script that sent it never heard the answer.
forgetDraft();

const receipt = document.getElementById('bukti');
const textOf = (id: string): string => document.getElementById(id)?.textContent?.trim() ?? '';

if (receipt) {
  const { copy = '', copied = '', print: toPrint = '' } = receipt.dataset;
  const buttons = document.createElement('p');
  buttons.className = 'no-print';
  const button = (label: string, act: (button: HTMLButtonElement) => void): void => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'second';
    made.textContent = label;
    made.addEventListener('click', () => act(made));
    buttons.append(made, ' ');
  };
  // Only where the page came over https, or from this very machine.
  if (navigator.clipboard as Clipboard | undefined)
    button(copy, (made) => {
      void navigator.clipboard
        .writeText(`${textOf('nomor-aduan')} ${textOf('kode-rahasia')}`)
        .then(() => (made.textContent = copied));
    });
  button(toPrint, () => window.print());
  receipt.append(buttons);
}
