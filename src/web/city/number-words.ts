import { words } from '../reader/words.js';

/** The numbers of the definition, as a public page calls them. */
export const numberWords = words(
  {
    received: 'Aduan masuk',
    answered: 'Ditanggapi',
    answeredOnTime: 'Ditanggapi tepat waktu',
    answeredLate: 'Ditanggapi terlambat',
    overdue: 'Belum ditanggapi, lewat tenggat',
    pending: 'Belum ditanggapi, belum jatuh tempo',
    resolved: 'Selesai',
    forwarded: 'Dikoordinasikan dengan unit',
    contested: 'Disanggah dan dibuka kembali',
    excludedRejected: 'Bukan aduan, atau dicabut',
    merged: 'Digabung',
  },
  {
    received: 'Complaints received',
    answered: 'Answered',
    answeredOnTime: 'Answered on time',
    answeredLate: 'Answered late',
    overdue: 'Unanswered, overdue',
    pending: 'Unanswered, not yet due',
    resolved: 'Done',
    forwarded: 'In coordination with a unit',
    contested: 'Contested and reopened',
    excludedRejected: 'No complaint, or withdrawn',
    merged: 'Merged',
  },
);
