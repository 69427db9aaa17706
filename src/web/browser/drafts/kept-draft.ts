// What somebody has begun to file and not sent: kept on the device until it was accepted, so that a lost network, a
// reload or an empty battery lose nothing.
import { forgetFiles } from './kept-files.js';

/** A photo that the server has taken in. */
export interface DraftPhoto {
  readonly id: string;
  /** A small picture of it, as a data URL. */
  readonly thumbnail: string;
}

export interface Draft {
  /** Path and query of the page it is written on. */
  readonly at: string;
  /** The form's key: sent twice with it, the complaint is filed once. */
  readonly key: string;
  /** What the fields hold, by their names. */
  readonly fields: Readonly<Record<string, string>>;
  readonly photos: readonly DraftPhoto[];
  /** Its sending has begun, and nobody knows how it ended. */
  readonly sending: boolean;
}

const NAME = 'tanggap-draf';

export function readDraft(): Draft | undefined {
  try {
    return (JSON.parse(localStorage.getItem(NAME) ?? 'null') as Draft | null) ?? undefined;
  } catch {
    // A device that keeps nothing still files.
    return undefined;
  }
}

export function keepDraft(draft: Draft): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(draft));
  } catch {
    // As above.
  }
}

export function forgetDraft(): void {
  forgetFiles();
  try {
    localStorage.removeItem(NAME);
  } catch {
    // As above.
  }
}
