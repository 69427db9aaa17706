import { type VNode } from 'preact';
import { proofPath } from '../../complaints/filing/filing.controller.js';
import { type OwnComplaintWithReporterResponse } from '../../complaints/citizens/own-complaint.response.js';
import { SendButton } from '../forms/form.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { type Refused } from './refused.js';
import { AddForm, ConfirmForm, ContestForm, WithdrawForm } from './own-forms.js';

const texts = words(
  {
    isDone: 'Apakah sudah selesai?',
    until: (time: string) => `Tanpa kabar dari Anda sampai ${time}, aduan ini ditutup.`,
    own: 'Aduan Anda',
    address: 'Tempat',
    onMap: 'Titik',
    reporter: 'Pelapor',
    nameless: 'tanpa nama',
    proof: 'Bukti tercatat',
    aboutProof: 'Menunjukkan bahwa aduan ini dan waktunya tercatat, dan dapat diperiksa siapa pun.',
    private: 'Bagian ini hanya tampil bagi Anda dan petugas.',
    withInspector: 'Sanggahan Anda ada pada pemeriksa, yang memutuskan apakah aduan ini dibuka kembali.',
    forget: 'Lupakan di perangkat ini',
  },
  {
    isDone: 'Is it done?',
    until: (time: string) => `If you say nothing by ${time}, this complaint is closed.`,
    own: 'Your complaint',
    address: 'Place',
    onMap: 'Point',
    reporter: 'Filed by',
    nameless: 'nobody named',
    proof: 'Proof of record',
    aboutProof: 'Shows that this complaint and its times are on record; anyone can check it.',
    private: 'Only you and officers see this part.',
    withInspector: 'Your contest is with an inspector, who decides whether this complaint is reopened.',
    forget: 'Forget on this device',
  },
);

/** What only whoever filed a complaint sees of it and can do with it. */
export function OwnPart({
  own,
  refused,
}: {
  own: OwnComplaintWithReporterResponse;
  refused?: Refused;
}): VNode {
  const w = useWords(texts);
  const formats = useFormats();
  const { number, allowedActions, withInspector, closesAt, description, address, location, reporter } = own;
  const may = (action: (typeof allowedActions)[number]): boolean => allowedActions.includes(action);
  const named = [reporter?.name, reporter?.phone, reporter?.email].filter(Boolean).join(', ');
  return (
    <>
      {may('confirm') && (
        <section class="card ask no-print" id="selesai">
          <h2>{w.isDone}</h2>
          {withInspector && <p>{w.withInspector}</p>}
          {closesAt !== null && !withInspector && <p>{w.until(formats.time(closesAt))}</p>}
          <ConfirmForm number={number} refused={refused} />
          {may('contest') && <ContestForm number={number} refused={refused} />}
        </section>
      )}
      <section class="card">
        <h2>{w.own}</h2>
        <p class="soft small">{w.private}</p>
        <blockquote>{description}</blockquote>
        <dl class="facts">
          {address !== null && (
            <>
              <dt>{w.address}</dt>
              <dd>{address}</dd>
            </>
          )}
          {location !== null && (
            <>
              <dt>{w.onMap}</dt>
              <dd class="number">
                {location.lat.toFixed(5)}, {location.lng.toFixed(5)}
              </dd>
            </>
          )}
          <dt>{w.reporter}</dt>
          <dd>{named || w.nameless}</dd>
        </dl>
        <p class="small no-print">
          <a href={proofPath(number)} download={`${number}.json`}>
            {w.proof}
          </a>
          . {w.aboutProof}
        </p>
        {may('add') && <AddForm number={number} refused={refused} />}
        {may('withdraw') && <WithdrawForm number={number} refused={refused} />}
        <p class="no-print">
          <SendButton action={`/aduan/${number}/lupakan`}>{w.forget}</SendButton>
        </p>
      </section>
    </>
  );
}
