/** Most names of a JSON body, at whatever depth. */
export const MOST_NAMES = 1_000;

/** Of the path of a name so much is told: levels from the end, and characters. */
const LEVELS_NAMED = 10;
const LONGEST_PATH = 200;

/** What is wrong with the names of a JSON text: the path of one that its object holds twice, or too many of them. */
export type NamesFault = { readonly repeated: string } | 'too many';

interface Level {
  /** Names seen so far; undefined of a list. */
  readonly names?: Set<string>;
  /** The step that leads to what is being read: the last name, or the place in a list. */
  step: string | number;
}

/**
 * Looks for an object that holds a name twice, where one reader takes the first value and another the last.
 * `JSON.parse` keeps the last and does not tell. Reads the text once, without recursion.
 *
 * @param json a text that `JSON.parse` accepts
 */
export function faultOfNames(json: string): NamesFault | undefined {
  const levels: Level[] = [];
  let count = 0;
  let expectsName = false;
  for (let at = 0; at < json.length; at++) {
    const level = levels.at(-1);
    switch (json[at]) {
      case '{':
        levels.push({ names: new Set(), step: '' });
        expectsName = true;
        break;
      case '[':
        levels.push({ step: 0 });
        expectsName = false;
        break;
      case '}':
      case ']':
        levels.pop();
        expectsName = false;
        break;
      case ',':
        expectsName = level?.names !== undefined;
        if (level && typeof level.step === 'number') level.step++;
        break;
      case '"': {
        const end = endOfText(json, at);
        if (expectsName && level?.names) {
          if (++count > MOST_NAMES) return 'too many';
          const name = JSON.parse(json.slice(at, end + 1)) as string;
          level.step = name;
          if (level.names.has(name))
            return {
              repeated: levels
                .slice(-LEVELS_NAMED)
                .map(({ step }) => step)
                .join('.')
                .slice(-LONGEST_PATH),
            };
          level.names.add(name);
          expectsName = false;
        }
        at = end;
      }
    }
  }
  return undefined;
}

/** The place of the quotation mark that ends the text that begins at `start`. */
function endOfText(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at;
}
