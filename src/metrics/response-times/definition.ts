import { type Bilingual } from '../../common/language.js';

/** What the curve means. It is printed beside every number; `numbers/response-curve.ts` draws by it. */
export const curveDefinition: Bilingual = {
  id:
    'Waktu sampai tanggapan publik pertama atas aduan yang dihitung received oleh angka tanggapan, sebagaimana diketahui pada saat asOf. ' +
    'answered: bagian aduan yang sudah ditanggapi dalam waktu itu menurut Kaplan-Meier: yang belum ditanggapi dihitung menunggu selama ia sudah menunggu, bukan sebagai ditanggapi dan bukan dihapus. ' +
    'interval: selang kepercayaan 95 % menurut Greenwood pada skala log(-log). waiting: aduan yang terlihat menunggu selama itu, yang sesudahnya ditanggapi atau tidak. ' +
    'Waktu teliti sampai timesWithin; bagian yang ditanggapi eksak bila aduannya kurang dari 2.000.',
  en:
    'Time to the first public response, over the complaints that the response rate counts as received, as known at the instant asOf. ' +
    'answered: the share answered within that time by Kaplan-Meier: the unanswered count as waiting for as long as they have, neither as answered nor as gone. ' +
    'interval: 95 % by Greenwood on the scale of log(-log). waiting: complaints that were seen to wait as long, answered afterwards or not. ' +
    'Times are to within timesWithin; the shares are exact for fewer than 2,000 complaints.',
};
