// The form of a step: examples come into it without loading the page, and what everyone will read stands beside it.

const form = document.querySelector<HTMLFormElement>('#langkah');
const message = form?.querySelector<HTMLTextAreaElement>('[name=message]');
const preview = form?.querySelector<HTMLElement>('[data-preview]');
const said = preview?.querySelector('blockquote');
const button = form?.querySelector<HTMLButtonElement>('button[data-send]');

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
      said.textContent = message.value;
    };
    message.addEventListener('input', show);
    show();
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
  const blank = /\[isi:[^\]]*\]/.exec(area.value);
  area.focus();
  if (blank) area.setSelectionRange(blank.index, blank.index + blank[0].length);
}
