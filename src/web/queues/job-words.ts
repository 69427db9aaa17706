import { words } from '../reader/words.js';

/** What is to be done, by the name that a log has for it. */
export const jobWords = words(
  { 'route-complaint': 'Meneruskan aduan', 'send-mail': 'Mengirim surel' },
  { 'route-complaint': 'Routing a complaint', 'send-mail': 'Sending mail' },
);

/** How far it is. */
export const stateWords = words(
  { waiting: 'menunggu', active: 'dikerjakan', delayed: 'ditunda', failed: 'gagal' },
  { waiting: 'waiting', active: 'at work', delayed: 'put off', failed: 'failed' },
);
