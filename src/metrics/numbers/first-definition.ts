import { type Bilingual } from '../../common/language.js';

/** The first version of the definition, which answers questions as of before the second one held. */
export const firstDefinition: Bilingual = {
  id:
    'Aduan yang diterima sejak hari from sampai sebelum hari to, menurut hari kota, sebagaimana diketahui pada saat asOf. ' +
    'Diterima (received): aduan yang masuk, tidak termasuk yang ditolak sebagai spam, uji coba, atau di luar kota, yang ditarik warga sebelum ada yang terlambat, dan yang digabung; semuanya dihitung terpisah. ' +
    'Ditanggapi (answered): sudah ada tanggapan publik pertama dari jabatan yang bertanggung jawab, tepat waktu (answeredOnTime) bila paling lambat pada tenggat yang disimpan saat aduan masuk, terlambat (answeredLate) bila sesudahnya. ' +
    'Lewat tenggat (overdue): belum ditanggapi dan lewat tenggat; menunggu (pending): belum ditanggapi dan belum jatuh tempo. Keempatnya berjumlah sama dengan yang diterima. ' +
    'Tingkat tanggapan (responseRate) = ditanggapi / diterima. Tingkat tepat waktu (onTimeRate) = ditanggapi tepat waktu / (diterima - menunggu). Tingkat dari nol aduan tidak ada (null). ' +
    'Selesai (resolved): dinyatakan selesai dan tidak disanggah; dikoordinasikan (forwarded): sedang dikoordinasikan dengan unit; disanggah (contested): pernah dinyatakan selesai dan dibuka kembali. ' +
    'Tingkat penyelesaian (resolvedRate) = selesai / diterima. ' +
    'Setiap tingkat disertai selang kepercayaan Wilson 95 %; peringkat hanya untuk yang menerima sedikitnya sejumlah aduan (rankedFrom). ' +
    'Separuh (medianHours) dan sembilan dari sepuluh (p90Hours) ditanggapi dalam: waktu sampai tanggapan pertama atas semua aduan yang diterima menurut Kaplan-Meier, yang belum ditanggapi dihitung masih menunggu; tidak ada (null) bila belum tercapai; teliti sampai timesWithin. ' +
    'Pemilik aduan adalah jabatan yang bertanggung jawab pada saat asOf; lurahnya adalah pejabat yang memegang jabatan itu pada saat paling awal di antara tanggapan pertama, tenggat, dan asOf.',
  en:
    'Complaints received in [from, to) by the days of the city, as known at the instant asOf. ' +
    'received: accepted, less those rejected as spam, test or outside the city, those their citizen withdrew before anybody was late, and those merged; all are counted beside it. ' +
    'answered: a first public response by the responsible office; answeredOnTime: by the due time stored at filing; answeredLate: after it. ' +
    'overdue: unanswered and past due; pending: unanswered and not yet due. The four add up to received. ' +
    'responseRate = answered / received. onTimeRate = answeredOnTime / (received - pending). A rate of nothing is null. ' +
    'resolved: done and not contested; forwarded: in coordination with a unit; contested: once said to be done, and reopened. ' +
    'resolvedRate = resolved / received. ' +
    'Each rate comes with its Wilson 95 % interval; ranks are given only to those that received at least rankedFrom complaints. ' +
    'medianHours and p90Hours: time to the first response over all received by Kaplan-Meier, the unanswered counted as still waiting; null where the curve does not come down that far; to within timesWithin. ' +
    'The owner of a complaint is the office responsible at asOf; its lurah is who held that office at the earliest of first response, due time and asOf.',
};
