import fc from 'fast-check';

const KEPT = 60;

/** Whose complaint it is, and what shows it. */
export interface Own {
  readonly number: string;
  readonly trackingSecret: string;
}

/**
 * What the server has told so far, by the name of the field: numbers of complaints, ids, cursors. So a later
 * request asks for something that is there.
 */
export class Known {
  private readonly texts = new Map<string, string[]>();
  private readonly own: Own[] = [];

  /** Remembers every text of an answer. */
  learn(answer: unknown): void {
    if (typeof answer !== 'object' || answer === null) return;
    if (isOwn(answer)) keep(this.own, { number: answer.number, trackingSecret: answer.trackingSecret });
    for (const [name, inner] of Object.entries(answer)) {
      if (typeof inner === 'string') this.learnText(name === 'nextCursor' ? 'cursor' : name, inner);
      else if (Array.isArray(inner)) inner.slice(0, 5).forEach((each) => this.learn(each));
      else this.learn(inner);
    }
  }

  learnText(name: string, text: string): void {
    const texts = this.texts.get(name) ?? [];
    this.texts.set(name, texts);
    if (!texts.includes(text)) keep(texts, text);
  }

  /** A text that was seen under the name; undefined where there was none. */
  text(name: string): fc.Arbitrary<string | undefined> {
    return drawn(() => this.texts.get(name) ?? []);
  }

  ownComplaint(): fc.Arbitrary<Own | undefined> {
    return drawn(() => this.own);
  }
}

/** Draws by lot as often as ever, however many there are by then: the same seed makes requests of the same shape. */
function drawn<T>(among: () => readonly T[]): fc.Arbitrary<T | undefined> {
  return fc.nat(999_999).map((lot) => among()[lot % among().length]);
}

function keep<T>(kept: T[], one: T): void {
  kept.push(one);
  if (kept.length > KEPT) kept.shift();
}

function isOwn(answer: object): answer is Own {
  return 'number' in answer && 'trackingSecret' in answer;
}
