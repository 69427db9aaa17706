import { type VNode } from 'preact';
import { type OfficerComplaintResponse } from '../../complaints/core/reading/officer.response.js';
import { Timeline } from '../complaints/timeline.js';
import { useWords, words } from '../reader/words.js';

const texts = words({ title: 'Yang terjadi sementara itu' }, { title: 'What happened meanwhile' });

/** What happened to a complaint after an officer had read it. */
export function Meanwhile({
  complaint: { filedAt, timeline },
  since,
}: {
  complaint: OfficerComplaintResponse;
  /** Sequence number of the last event that was read. */
  since: number;
}): VNode {
  const w = useWords(texts);
  return (
    <section class="card" aria-labelledby="sementara-itu">
      <h2 id="sementara-itu">{w.title}</h2>
      <Timeline complaint={{ filedAt, timeline: timeline.slice(since) }} />
    </section>
  );
}
