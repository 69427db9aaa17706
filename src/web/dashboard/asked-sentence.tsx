import { type VNode } from 'preact';
import { type AreaTree } from '../../areas/area-tree.js';
import { addDays } from '../../common/city-time.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { type DashboardSheet } from './dashboard.service.js';

const texts = words(
  {
    filed: (from: string, until: string) => `Aduan yang masuk ${from} sampai ${until}`,
    known: (at: string) => `sebagaimana diketahui ${at}`,
    demo: 'Di antara aduan ini ada yang dibuat untuk peragaan, bukan dari warga.',
  },
  {
    filed: (from: string, until: string) => `Complaints filed ${from} to ${until}`,
    known: (at: string) => `as known ${at}`,
    demo: 'Some of these complaints were made up for a demonstration, and come from no citizen.',
  },
);

/** What was asked, in a sentence. */
export function Asked({
  sheet: { question, rates },
  tree,
}: {
  sheet: DashboardSheet;
  tree: AreaTree;
}): VNode {
  const w = useWords(texts);
  const f = useFormats();
  const { area, category, channel, unit } = question;
  const narrowed = [area && (tree.get(area)?.name ?? area), category, channel, unit];
  const said = narrowed.filter((each) => each !== undefined && each !== '');
  return (
    <p class="asked">
      {w.filed(f.day(rates.from), f.day(addDays(rates.to, -1)))}
      {said.length > 0 && ` · ${said.join(' · ')}`}, {w.known(f.time(rates.asOf))}.
      {rates.containsDemoData && (
        <>
          {' '}
          <span class="badge warn">Demo</span> <span class="small soft">{w.demo}</span>
        </>
      )}
    </p>
  );
}
