// Files a complaint over a network that comes and goes: what is typed is kept, photos are sent as they are chosen, and
// what was pressed to be sent is sent as soon as that is possible, once.
import { type Draft, type DraftPhoto, forgetDraft, keepDraft, readDraft } from './drafts/kept-draft.js';
import { PhotoTray } from './drafts/photo-tray.js';

const RETRY = 15_000;
/** What the draft does not hold: they belong to the page, or to the photos. */
const NOT_KEPT = ['_key', '_csrf', 'photos', 'category', 'location.lat', 'location.lng'];

const form = document.querySelector<HTMLFormElement>('form.file-complaint');
if (form) begin(form);

function begin(form: HTMLFormElement): void {
  const key = form.elements.namedItem('_key') as HTMLInputElement;
  const news = document.getElementById('kabar-kirim');
  const send = form.querySelector<HTMLButtonElement>('button[type=submit]');
  const { at = '', sending: saysSending = '', offline = '', waiting = '', kept = '' } = news?.dataset ?? {};
  const earlier = readDraft();
  const tell = (text: string, bad = false): void => {
    if (!news) return;
    news.textContent = text;
    news.className = text === '' ? '' : bad ? 'notice warn' : 'notice';
  };

  const resumes = earlier?.sending === true && earlier.at === at;
  // The same attempt has the same key; a form that was refused has a new one, and nothing was filed with the old.
  if (earlier && (resumes || !form.querySelector('[role=alert]'))) {
    key.value = earlier.key;
    restore(form, earlier);
  }
  let sending = false;
  let photos: readonly DraftPhoto[] = [];
  const draft = (): Draft => ({ at, key: key.value, fields: fieldsOf(form), photos, sending });
  const keep = (): void => keepDraft(draft());

  const tray = new PhotoTray(form, earlier?.photos ?? [], (taken) => {
    photos = taken;
    keep();
    if (sending) void attempt();
  });
  photos = tray.taken;

  form.addEventListener('input', () => {
    keep();
    if (!sending) tell(kept);
  });
  form.addEventListener('change', keep);

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (sending) return;
    sending = true;
    keep();
    void attempt();
  });
  for (const other of document.querySelectorAll<HTMLFormElement>('form.joins'))
    other.addEventListener('submit', forgetDraft);

  let underWay = false;
  const attempt = async (): Promise<void> => {
    if (underWay) return;
    freeze(form, true);
    if (tray.busy) return tell(navigator.onLine ? waiting : offline, !navigator.onLine);
    underWay = true;
    tell(saysSending);
    if (send) send.disabled = true;
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        body: bodyOf(form),
        headers: { accept: 'text/html' },
        credentials: 'same-origin',
      });
      // Nobody answered but something between us and the city: it may come back.
      if (answer.status >= 502) throw new Error(String(answer.status));
      if (answer.redirected) {
        forgetDraft();
        return location.assign(answer.url);
      }
      // The form's own sending shows what is wrong, or the receipt where nothing can be kept; the key makes it one filing.
      sending = false;
      keep();
      freeze(form, false);
      tray.leaveFiles();
      form.submit();
    } catch {
      tell(offline, true);
      setTimeout(() => void attempt(), RETRY);
    } finally {
      underWay = false;
      if (send) send.disabled = false;
    }
  };
  addEventListener('online', () => {
    tray.retry();
    if (sending) void attempt();
  });
  const photosResume = tray.resume();
  // What is as it was when its sending began, is sent again by itself.
  if (resumes) {
    sending = true;
    void photosResume.then(attempt);
  }
}

/** What was pressed to be sent does not change until it is known how that ended. */
function freeze(form: HTMLFormElement, frozen: boolean): void {
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input'))
    if (!['hidden', 'file', 'radio', 'checkbox'].includes(field.type)) field.readOnly = frozen;
}

/** Everything but files: those were sent before. */
function bodyOf(form: HTMLFormElement): URLSearchParams {
  const pairs = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return new URLSearchParams(pairs);
}

function fieldsOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...bodyOf(form)].filter(([name]) => !NOT_KEPT.includes(name)));
}

function restore(form: HTMLFormElement, { fields }: Draft): void {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList) field.value = value;
    else if (field instanceof HTMLInputElement && field.type === 'hidden') continue;
    else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value;
    if (field instanceof HTMLElement && value !== '') field.closest('details')?.setAttribute('open', '');
  }
}
