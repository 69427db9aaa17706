import { type Bilingual } from '../../common/language.js';

/** What the words of the backlog mean. It is printed beside every number; `backlog-changes.sql` and `series.ts` count by it. */
export const backlogDefinition: Bilingual = {
  id:
    'Antrean aduan per periode menurut hari kota dan saat kejadiannya, sebagaimana diketahui pada saat asOf. ' +
    'Yang dihitung adalah aduan yang pada asOf dihitung received oleh angka tanggapan: bukan yang ditolak sebagai spam, uji coba, atau di luar kota. Aduan suatu wilayah adalah yang dihitung pada jabatannya. ' +
    'Dalam periode: received: masuk; answered: mendapat tanggapan publik pertama dari jabatan yang bertanggung jawab; resolved: dinyatakan selesai, juga yang sekali lagi; rejected: berakhir tanpa penyelesaian, juga yang digabung; reopened: dibuka kembali. ' +
    'Pada akhir periode (akhir hari terakhirnya, atau asOf bila lebih awal): open: belum selesai, ditutup, ditolak, atau digabung; unanswered: belum ada tanggapan pertama; overdue: belum ditanggapi dan lewat tenggat yang disimpan saat aduan masuk. ' +
    'open = open sebelumnya + received + reopened - resolved - rejected. unanswered = unanswered sebelumnya + received - answered.',
  en:
    'The backlog by period, in the city’s days and by when things happened, as known at the instant asOf. ' +
    'Counted are the complaints that the response rate counts as received at asOf: none rejected as spam, test or outside the city. Those of an area are those that count with its offices. ' +
    'In the period: received: filed; answered: given the first public response by the responsible office; resolved: said to be done, also once more; rejected: ended without being done, also merged; reopened: open again. ' +
    'At the end of the period (of its last day, or at asOf where that is earlier): open: neither resolved, closed, rejected nor merged; unanswered: without a first response; overdue: unanswered and past the due time stored at filing. ' +
    'open = open before + received + reopened - resolved - rejected. unanswered = unanswered before + received - answered.',
};
