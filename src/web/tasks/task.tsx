import { type VNode } from 'preact';
import { type Polygons } from '../../areas/boundary.entity.js';
import { type OfficerComplaintResponse } from '../../complaints/core/reading/officer.response.js';
import { DueTimes } from '../complaints/due.js';
import { Photos } from '../complaints/photos.js';
import { StatusBadge } from '../complaints/status-badge.js';
import { Timeline } from '../complaints/timeline.js';
import { useFormats, useReader } from '../reader/reader.js';
import { useWords } from '../reader/words.js';
import { PlaceMap } from './place-map.js';
import { actionOf, stepPaths } from './steps.js';
import { stepWords } from './step-words.js';
import { placeOf } from './task-card.js';
import { taskWords } from './task-words.js';

/** What was done just now. */
export const outcomes = ['jawab', 'koordinasi', 'selesai', 'tolak', 'gabung'] as const;
export type Outcome = (typeof outcomes)[number];

interface Props {
  readonly complaint: OfficerComplaintResponse;
  /** Of the kelurahan, where it is known. */
  readonly outline?: Polygons;
  readonly outcome?: Outcome;
}

/** A complaint as whoever answers for it sees it: what was said, where it is, what can be done, what happened. */
export function Task({ complaint, outline, outcome }: Props): VNode {
  const w = useWords(taskWords);
  const formats = useFormats();
  const { language } = useReader();
  const { number, category, filedAt, supporters, description, mergedInto, countsWith, timeline } = complaint;
  const [filed] = timeline;
  return (
    <article class="the-task">
      <p class="small">
        <a href="/tugas">← {w.back}</a>
      </p>
      <h1>
        {category.name[language]} <StatusBadge complaint={complaint} />
      </h1>
      <p class="soft small">
        {number} · {w.filed(formats.ago(filedAt), formats.time(filedAt))}
        {supporters > 0 && ` · ${w.supporters(supporters)}`}
      </p>
      {outcome && (
        <p class="notice good" role="status">
          {w[outcome]}
        </p>
      )}
      {mergedInto !== null && (
        <p class="notice">
          {w.merged} <a href={`/tugas/${mergedInto}`}>{mergedInto}</a>
        </p>
      )}
      {countsWith !== null && <p class="notice">{w.countsWith(countsWith)}</p>}
      <DueTimes complaint={complaint} />
      <div class="columns">
        <div>
          <section aria-labelledby="kata">
            <h2 id="kata">{w.words}</h2>
            <blockquote class="said">{description}</blockquote>
            {filed?.photos && <Photos photos={filed.photos} />}
          </section>
          <Asked complaint={complaint} />
          <Steps complaint={complaint} />
        </div>
        <div>
          <Place complaint={complaint} outline={outline} />
          <WhoFiled complaint={complaint} />
        </div>
      </div>
      <section aria-labelledby="riwayat">
        <h2 id="riwayat">{w.timeline}</h2>
        <Timeline complaint={{ filedAt, timeline: timeline.map(withoutPhotosOfFiling) }} />
      </section>
    </article>
  );
}

/** Its photos stand beside the citizen's words. */
function withoutPhotosOfFiling<Entry extends OfficerComplaintResponse['timeline'][number]>(
  entry: Entry,
): Entry {
  return entry.kind === 'filed' ? { ...entry, photos: undefined } : entry;
}

function Steps({ complaint: { number, allowedActions } }: Pick<Props, 'complaint'>): VNode {
  const w = useWords(taskWords);
  const names = useWords(stepWords);
  const possible = stepPaths.filter((step) => allowedActions.includes(actionOf(step)));
  const all = [...possible, ...(allowedActions.includes('merge') ? (['gabung'] as const) : [])];
  return (
    <section aria-labelledby="langkah">
      <h2 id="langkah">{w.steps}</h2>
      {all.length === 0 && <p class="soft">{w.noSteps}</p>}
      <ul class="steps">
        {all.map((step, index) => (
          <li key={step}>
            <a class={index === 0 ? 'button' : 'button second'} href={`/tugas/${number}/${step}`}>
              {names[step]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the unit that has the work in hand was asked last. */
function Asked({ complaint: { status, timeline } }: Pick<Props, 'complaint'>): VNode | null {
  const w = useWords(taskWords);
  const formats = useFormats();
  const asked = timeline.findLast(({ kind }) => kind === 'coordinated');
  if (status !== 'coordinating' || !asked) return null;
  return (
    <section class="card" aria-labelledby="diminta">
      <h2 id="diminta">{w.asked}</h2>
      <p>
        <strong>{asked.unit}</strong>: {asked.message}
      </p>
      {asked.who !== undefined && <p>{w.who(asked.who)}</p>}
      {asked.dueOn !== undefined && <p>{w.dueOn(formats.day(asked.dueOn))}</p>}
    </section>
  );
}

function Place({ complaint, outline }: Pick<Props, 'complaint' | 'outline'>): VNode {
  const w = useWords(taskWords);
  const { address, area, location } = complaint;
  const where = [address, placeOf(area)].filter(Boolean).join(', ');
  return (
    <section aria-labelledby="tempat">
      <h2 id="tempat">{w.place}</h2>
      <p>{where === '' ? w.noPlace : where}</p>
      {location && outline && (
        <PlaceMap outline={outline} points={[location]} label={w.map(area?.name ?? '')} />
      )}
      {location && (
        <ul class="plain">
          <li>
            <a href={`geo:${location.lat},${location.lng}?q=${location.lat},${location.lng}`}>{w.openMap}</a>{' '}
            <span class="soft small number">
              {location.lat.toFixed(5)}, {location.lng.toFixed(5)}
            </span>
          </li>
          <li>
            <a
              href={`https://www.openstreetmap.org/?mlat=${location.lat}&mlon=${location.lng}#map=18/${location.lat}/${location.lng}`}
              rel="noreferrer"
            >
              {w.coordinates}
            </a>
          </li>
        </ul>
      )}
    </section>
  );
}

function WhoFiled({ complaint }: Pick<Props, 'complaint'>): VNode {
  const w = useWords(taskWords);
  const { number, reporter, maySeeReporter } = complaint;
  return (
    <section aria-labelledby="pelapor">
      <h2 id="pelapor">{w.reporter}</h2>
      <p>
        {reporter ? [reporter.name, reporter.phone, reporter.email].filter(Boolean).join(' · ') : w.nobody}
      </p>
      {maySeeReporter && (
        <>
          <p class="hint small">{w.masked}</p>
          <p>
            <a class="button second" href={`/tugas/${number}/pelapor`}>
              {w.look}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
