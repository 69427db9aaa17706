import { type VNode } from 'preact';
import { type Actor } from '../../identity/actor.js';
import { hasRight, type Reach, reachOf, type Role } from '../../identity/rights/rights.js';
import { SendButton } from '../forms/form.js';
import { useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';

const texts = words(
  {
    menu: 'Halaman',
    today: 'Hari ini',
    file: 'Lapor',
    follow: 'Ikuti aduan',
    tasks: 'Tugas',
    record: 'Rekam saya',
    below: 'Bawahan',
    triage: 'Peta triase',
    board: 'Dasbor',
    account: 'Akun saya',
    signIn: 'Masuk petugas',
    signOut: 'Keluar',
  },
  {
    menu: 'Pages',
    today: 'Today',
    file: 'File a complaint',
    follow: 'Follow one',
    tasks: 'Tasks',
    record: 'My record',
    below: 'Offices below',
    triage: 'Triage map',
    board: 'Dashboard',
    account: 'My account',
    signIn: 'Officers',
    signOut: 'Sign out',
  },
);

type Place = 'today' | 'file' | 'follow' | 'tasks' | 'record' | 'below' | 'triage' | 'board' | 'account';

const paths: Readonly<Record<Place, string>> = {
  today: '/',
  file: '/lapor',
  follow: '/aduan',
  tasks: '/tugas',
  record: '/rekam',
  below: '/bawahan',
  triage: '/triase',
  board: '/dasbor',
  account: '/akun',
};

/** Where somebody can go: everyone to the public pages, officers to those of their seats. */
export function placesOf(actor: Actor | undefined): Place[] {
  if (!actor) return ['today', 'file', 'follow'];
  const holds = (...roles: Role[]): boolean => actor.assignments.some(({ role }) => roles.includes(role));
  const sight = reachOf(actor.assignments, 'see');
  return [
    'today',
    ...(hasRight(actor.assignments, 'inspect') || holds('administrator') ? (['board'] as const) : []),
    ...(sight && holdsTasks(sight) ? (['tasks'] as const) : []),
    ...(holds('lurah') ? (['record'] as const) : []),
    ...(holds('camat', 'walikota', 'gubernur') ? (['below'] as const) : []),
    ...(holds('triage') ? (['triage'] as const) : []),
    'follow',
    'account',
  ];
}

/** Whether somebody answers for complaints or oversees those who do; whole cities are looked at on the board. */
function holdsTasks({ offices, units, triageOf }: Reach): boolean {
  return [offices, units, triageOf].some((held) => held.length > 0);
}

/** Where an officer finds what is to be done first. */
export function homeOf(actor: Actor): string {
  const [, first = 'today'] = placesOf(actor);
  return paths[first];
}

/** The way around, and in and out. */
export function Navigation(): VNode {
  const { actor, url } = useReader();
  const w = useWords(texts);
  const here = url.split('?')[0] ?? '';
  return (
    <nav aria-label={w.menu}>
      <ul>
        {placesOf(actor).map((place) => (
          <li key={place}>
            <a href={paths[place]} aria-current={isBelow(here, paths[place]) ? 'page' : undefined}>
              {w[place]}
            </a>
          </li>
        ))}
        <li>
          {actor ? <SendButton action="/keluar">{w.signOut}</SendButton> : <a href="/masuk">{w.signIn}</a>}
        </li>
      </ul>
    </nav>
  );
}

function isBelow(here: string, path: string): boolean {
  return here === path || (path !== '/' && here.startsWith(`${path}/`));
}
