// The form of a step: examples come into it without loading the page, and what everyone will read stands beside it.
import { maskPersonal } from '../../complaints/core/masking/mask-personal.js';
import { thumbnailOf } from './drafts/pictures.js';

const form = document.querySelector<HTMLFormElement>('#langkah');
const message = form?.querySelector<HTMLTextAreaElement>('[name=message]');
const preview = form?.querySelector<HTMLElement>('[data-preview]');
const said = preview?.querySelector('blockquote');
const notice = preview?.querySelector<HTMLElement>('[data-masked]');
const button = form?.querySelector<HTMLButtonElement>('button[data-send]');
let lastChange = 0;

if (form && message) {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-text]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      message.value = link.dataset.text ?? '';
      message.dispatchEvent(new Event('input'));
      toBlank(message);
    });
  }
  if (preview && said && button) {
    const show = (): void => {
      preview.hidden = message.value.trim() === '';
      const masked = maskPersonal(message.value);
      said.textContent = masked;
      if (notice) notice.hidden = masked === message.value;
    };
    message.addEventListener('input', show);
    show();
    const photos = preview.querySelector<HTMLUListElement>('.photos');
    if (photos && form.querySelector('input[type=file]')) {
      form.addEventListener('change', () => void showPhotos(photos, form));
      void showPhotos(photos, form);
    }
    button.textContent = button.dataset.send ?? '';
    // What is shown while one writes needs no page of its own.
    const sure = Object.assign(document.createElement('input'), {
      type: 'hidden',
      name: 'sure',
      value: 'ya',
    });
    form.append(sure);
  }
}

/** Goes to the first part that is to be filled in, so that it is written over. */
function toBlank(area: HTMLTextAreaElement): void {
  const blank = /\[isi:[^[\]]*\]/.exec(area.value);
  area.focus();
  if (blank) area.setSelectionRange(blank.index, blank.index + blank[0].length);
}

/** Shows the photos that go along: those that came before and are still ticked, then those chosen, as far as they can be drawn. */
async function showPhotos(list: HTMLUListElement, form: HTMLFormElement): Promise<void> {
  const change = ++lastChange;
  const came = [...form.querySelectorAll<HTMLImageElement>('.sent-photos :checked ~ img')];
  const chosen = [...(form.querySelector<HTMLInputElement>('input[type=file]')?.files ?? [])];
  const pictures = [...came.map(({ src }) => src), ...(await Promise.all(chosen.map(thumbnailOf)))];
  // Others were chosen while these were drawn.
  if (change !== lastChange) return;
  const shown = pictures.filter((url) => url !== '');
  list.hidden = shown.length === 0;
  list.replaceChildren(
    ...shown.map((src, index) => {
      const item = document.createElement('li');
      const alt = (list.dataset.alt ?? '').replace('0', String(index + 1));
      item.append(Object.assign(document.createElement('img'), { src, alt }));
      return item;
    }),
  );
}
