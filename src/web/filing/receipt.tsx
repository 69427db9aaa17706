import { type VNode } from 'preact';
import { proofPath } from '../../complaints/filing/filing.controller.js';
import { useWords, words } from '../reader/words.js';

export const receiptWords = words(
  {
    title: 'Aduan Anda sudah masuk',
    about:
      'Simpan dua hal ini. Dengan nomornya siapa pun dapat mengikuti aduan; dengan kode rahasianya hanya Anda yang dapat membenarkan, menyanggah, menambah atau mencabutnya.',
    number: 'Nomor aduan',
    secret: 'Kode rahasia',
    once: 'Kode ini tidak dapat dibuat lagi, juga tidak oleh petugas.',
    kept: 'Perangkat ini juga mengingatnya.',
    notKept: 'Peramban Anda tidak mengizinkan kami mengingatnya, jadi salin atau cetak sekarang.',
    forget: 'Ini bukan perangkat Anda? Buka aduan ini lalu pilih “Lupakan di perangkat ini”.',
    copy: 'Salin',
    copied: 'Tersalin',
    print: 'Cetak',
    follow: 'Ikuti aduan ini',
    address: 'Dapat diikuti di',
    proof: 'Bukti tercatat',
    aboutProof:
      'Dalam dua menit ada bukti bahwa aduan ini dan waktunya tercatat. Simpan: dengan itu siapa pun dapat memeriksa bahwa tidak ada yang diubah.',
    unknown: 'Perangkat ini tidak menyimpan kode rahasia aduan ini.',
  },
  {
    title: 'Your complaint is filed',
    about:
      'Keep these two. With the number anyone can follow the complaint; with the secret only you can confirm, contest, add or withdraw.',
    number: 'Number of the complaint',
    secret: 'Secret',
    once: 'Nobody can make this secret again, officers neither.',
    kept: 'This device remembers it too.',
    notKept: 'Your browser does not let us remember it, so copy or print it now.',
    forget: 'Not your device? Open the complaint and choose “Forget on this device”.',
    copy: 'Copy',
    copied: 'Copied',
    print: 'Print',
    follow: 'Follow this complaint',
    address: 'To be followed at',
    proof: 'Proof of record',
    aboutProof:
      'Within two minutes there is a proof that this complaint and its times are on record. Keep it: with it anyone can check that nothing was changed.',
    unknown: 'This device does not keep the secret of this complaint.',
  },
);

interface Props {
  readonly number: string;
  readonly secret: string;
  /** Whether this device remembers it. */
  readonly kept: boolean;
  /** Where people reach this Tanggap, where that is known. */
  readonly publicUrl?: string;
}

/** What somebody gets for a filing: to be saved, copied or printed. */
export function Receipt({ number, secret, kept, publicUrl }: Props): VNode {
  const w = useWords(receiptWords);
  return (
    <article class="narrow receipt">
      <h1>{w.title}</h1>
      <p>{w.about}</p>
      <div class="card" id="bukti" data-copy={w.copy} data-copied={w.copied} data-print={w.print}>
        <dl>
          <dt>{w.number}</dt>
          <dd id="nomor-aduan" class="number">
            {number}
          </dd>
          <dt>{w.secret}</dt>
          <dd id="kode-rahasia" class="number">
            {secret}
          </dd>
        </dl>
        <p class="small">
          {w.once} {kept ? w.kept : w.notKept}
        </p>
        {publicUrl && (
          <p class="small">
            {w.address} {publicUrl}/aduan
          </p>
        )}
      </div>
      <p class="no-print">
        <a class="button" href={`/aduan/${number}`}>
          {w.follow}
        </a>
      </p>
      <p class="small no-print">
        <a href={proofPath(number)} download={`${number}.json`}>
          {w.proof}
        </a>
        . {w.aboutProof}
      </p>
      {kept && <p class="soft small no-print">{w.forget}</p>}
    </article>
  );
}
