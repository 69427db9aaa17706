import { type VNode } from 'preact';
import { type Actor } from '../../identity/actor.js';
import { hasRight } from '../../identity/rights/rights.js';
import { useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { isOfficeStaff } from './office-staff.js';

const texts = words(
  {
    menu: 'Halaman kantor komunikasi',
    board: 'Angka',
    press: 'Siaran pers',
    doubts: 'Keraguan',
    inspections: 'Pemeriksaan',
    queues: 'Antrean',
  },
  {
    menu: 'Pages of the communications office',
    board: 'Numbers',
    press: 'Press sheet',
    doubts: 'Doubts',
    inspections: 'Inspections',
    queues: 'Queues',
  },
);

const paths = {
  board: '/dasbor',
  press: '/dasbor/siaran',
  doubts: '/dasbor/keraguan',
  inspections: '/dasbor/pemeriksaan',
  queues: '/dasbor/antrean',
} as const;
type Place = keyof typeof paths;

function placesOf(actor: Actor): Place[] {
  const inspects = hasRight(actor.assignments, 'inspect');
  return [
    ...(isOfficeStaff(actor) ? (['board', 'press'] as const) : []),
    ...(inspects ? (['doubts', 'inspections'] as const) : []),
    'queues',
  ];
}

/** The way between the pages of the office, as far as somebody's seats reach. */
export function OfficeMenu(): VNode | null {
  const { actor, url } = useReader();
  const w = useWords(texts);
  if (!actor) return null;
  const here = url.split('?')[0];
  return (
    <nav class="office-menu no-print" aria-label={w.menu}>
      <ul>
        {placesOf(actor).map((place) => (
          <li key={place}>
            <a href={paths[place]} aria-current={here === paths[place] ? 'page' : undefined}>
              {w[place]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
