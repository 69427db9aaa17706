/**
 * Every page, for what looks at them all: who sees it, and where it is. A complaint that was filed is at `{number}`,
 * and lies with the lurah of Gambir.
 */
export const allPages = [
  { name: 'today', path: '/', map: true },
  { name: 'kelurahan', path: '/wilayah/31.71.01.1001', map: true },
  { name: 'city', path: '/wilayah/31.71', map: true },
  { name: 'file', path: '/lapor' },
  { name: 'place', path: '/lapor?category=road', map: true },
  { name: 'details', path: '/lapor?category=road&location.lat=-6.1766&location.lng=106.8269' },
  { name: 'follow', path: '/aduan' },
  { name: 'complaint', path: '/aduan/{number}' },
  { name: 'behind', path: '/wilayah/aduan?area=31.71.01.1001&counted=overdue' },
  { name: 'sign-in', path: '/masuk' },
  { name: 'password', path: '/sandi' },
  { name: 'tasks', path: '/tugas', account: 'lurah-31.71.01.1001' },
  { name: 'task', path: '/tugas/{number}', account: 'lurah-31.71.01.1001', map: true },
  { name: 'answer', path: '/tugas/{number}/jawab', account: 'lurah-31.71.01.1001' },
  { name: 'hand-over', path: '/tugas/{number}/koordinasi', account: 'lurah-31.71.01.1001' },
  { name: 'close', path: '/tugas/{number}/selesai', account: 'lurah-31.71.01.1001' },
  { name: 'transfer', path: '/tugas/{number}/pindah', account: 'lurah-31.71.01.1001' },
  { name: 'reject', path: '/tugas/{number}/tolak', account: 'lurah-31.71.01.1001' },
  { name: 'merge', path: '/tugas/{number}/gabung', account: 'lurah-31.71.01.1001' },
  { name: 'reporter', path: '/tugas/{number}/pelapor', account: 'lurah-31.71.01.1001' },
  { name: 'record', path: '/rekam', account: 'lurah-31.71.01.1001' },
  { name: 'account', path: '/akun', account: 'lurah-31.71.01.1001' },
  { name: 'below', path: '/bawahan', account: 'camat-31.71.01' },
  { name: 'unit-tasks', path: '/tugas', account: 'unit-dinas-bina-marga' },
  { name: 'triage', path: '/triase', account: 'triage', map: true },
  { name: 'dashboard', path: '/dasbor', account: 'communications', map: true },
  { name: 'behind-office', path: '/dasbor/aduan?counted=overdue', account: 'communications' },
  { name: 'press', path: '/dasbor/siaran', account: 'communications' },
  { name: 'doubtful', path: '/dasbor/keraguan', account: 'communications' },
  { name: 'inspections', path: '/dasbor/pemeriksaan', account: 'communications' },
  { name: 'queues', path: '/dasbor/antrean', account: 'admin' },
];

/** Files the complaint that `{number}` stands for; gives its number once the lurah has it. */
export async function fileOne(base) {
  const filed = await fetch(`${base}/api/v1/complaints`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      category: 'road',
      description: 'Lubang besar di tengah jalan, sudah dua motor jatuh.',
      location: { lat: -6.1766, lng: 106.8269 },
      address: 'Jl. Tanah Abang II, depan halte',
    }),
  });
  const { number } = await filed.json();
  for (let turn = 0; turn < 100; turn++) {
    const { status } = await (await fetch(`${base}/api/v1/complaints/${number}`)).json();
    if (status !== 'received') break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return number;
}
