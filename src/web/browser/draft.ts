// Leads from the first step back to what was begun and not sent.
import { forgetDraft, readDraft } from './drafts/kept-draft.js';

const notice = document.getElementById('draf');
const draft = readDraft();

if (notice && draft) {
  notice.querySelector('a')?.setAttribute('href', draft.at);
  notice.querySelector('button')?.addEventListener('click', () => {
    forgetDraft();
    notice.hidden = true;
  });
  notice.hidden = false;
}
