/** Fewest characters of a password that somebody chooses. */
export const PASSWORD_MIN = 12;
/** Most; longer ones only cost time. */
export const PASSWORD_MAX = 200;

/** Words that passwords are most often made of, here and elsewhere. */
const COMMON = [
  ...[
    'password',
    'passw0rd',
    'p@ssw0rd',
    'p@ssword',
    'passwort',
    'welcome',
    'letmein',
    'iloveyou',
    'changeme',
  ],
  ...['katasandi', 'sandi', 'rahasia', 'sayang', 'bismillah', 'alhamdulillah', 'cinta', 'selamat', 'merdeka'],
  ...['indonesia', 'jakarta', 'nusantara', 'garuda', 'pancasila', 'kelurahan', 'lurah', 'camat', 'walikota'],
  ...[
    'tanggap',
    'admin',
    'administrator',
    'operator',
    'qwerty',
    'qwertyuiop',
    'asdfghjkl',
    'zxcvbnm',
    'abcdefgh',
  ],
  ...['monkey', 'dragon', 'sunshine', 'princess', 'football', 'superman', 'batman', 'master', 'secret'],
];
/** What a hand runs along. */
const RUNS = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const runsBothWays = RUNS.flatMap((run) => [run, [...run].reverse().join('')]);
/** A piece of them that is no accident. */
const RUN = 4;
/** Different characters that must be left where all of that is taken out. */
const FEWEST_LEFT = 5;

/**
 * Whether a password is among the first that somebody would try: it consists of little but the address of the
 * account, common words, runs along the keyboard, and one character over and over.
 */
export function isGuessable(password: string, email: string): boolean {
  const address = email.toLowerCase();
  const [name = ''] = address.split('@');
  const words = [address, ...(name.length >= 4 ? [name] : []), ...COMMON].sort((a, b) => b.length - a.length);
  const left = words.reduce((text, word) => text.replaceAll(word, ''), password.toLowerCase());
  return new Set(withoutRuns(left)).size < FEWEST_LEFT;
}

function withoutRuns(text: string): string {
  for (let from = 0; from + RUN <= text.length; from++) {
    const piece = text.slice(from, from + RUN);
    if (runsBothWays.some((run) => run.includes(piece)))
      return withoutRuns(text.slice(0, from) + text.slice(from + RUN));
  }
  return text;
}
