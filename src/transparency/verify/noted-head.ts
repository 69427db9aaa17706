import { OperatorError } from '../../common/operator-error.js';
import { readNote } from '../heads/signed-note.js';

/** A state of the tree that somebody noted. */
export interface NotedHead {
  readonly size: number;
  readonly root: Buffer;
  /** The signed note, where it was one. */
  readonly note?: string;
}

/**
 * Reads a head that was kept: the answer of `/api/v1/audit/head`, its note, or `size:root` with the root in hexadecimal.
 *
 * @throws OperatorError where it is none of these
 */
export function readNotedHead(text: string): NotedHead {
  const pair = /^\s*(\d{1,15}):([0-9a-f]{64})\s*$/i.exec(text);
  if (pair?.[1] !== undefined && pair[2] !== undefined)
    return { size: Number(pair[1]), root: Buffer.from(pair[2], 'hex') };
  const note = noteIn(text);
  const head = readNote(note);
  if (!head)
    throw new OperatorError(
      'What was given with --since is no head.',
      'Give a file with an answer of /api/v1/audit/head or /api/v1/audit/head.txt, or a size and a root hash as SIZE:HASH.',
    );
  return { size: head.size, root: head.root, note };
}

function noteIn(text: string): string {
  try {
    const { note, head } = JSON.parse(text) as { note?: unknown; head?: { note?: unknown } };
    const found = note ?? head?.note;
    return typeof found === 'string' ? found : '';
  } catch {
    return text.replaceAll('\r\n', '\n');
  }
}
