import { randomInt } from 'node:crypto';
import { type Filed, type Intent, newIntent } from './intent.js';

/** Citizens who file all the time, and send again what was not answered. */
export class Load {
  readonly intents: Intent[] = [];
  /** What was answered with neither 201 nor "not now". */
  readonly surprises: string[] = [];
  /** How often a 201 said that it had been given before. */
  replays = 0;
  /** Told of each complaint when it is first accepted. */
  onFiled: (filed: Filed) => void = () => undefined;
  private filing: Promise<void>[] = [];
  private stopped = false;

  /**
   * @param bases where it may be filed
   * @param apiKey of the app over which comes what has an id of its own
   * @param pause between two filings of one citizen, in milliseconds
   * @param citizens how many file at once
   */
  constructor(
    private readonly bases: readonly string[],
    private readonly apiKey: string,
    private readonly pause = 150,
    private readonly citizens = 6,
  ) {}

  start(): void {
    this.stopped = false;
    this.filing = Array.from({ length: this.citizens }, () => this.fileOn());
  }

  /** Files no more, and waits until all that is patient has its answer. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.filing);
  }

  get filed(): Intent[] {
    return this.intents.filter(({ answers }) => answers.length > 0);
  }

  /** Sends it once. Whether it need not be sent again. */
  async send(intent: Intent): Promise<boolean> {
    const base = this.bases[randomInt(this.bases.length)];
    try {
      const answer = await fetch(`${base}/api/v1/complaints`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': intent.key,
          ...(intent.body.externalId !== undefined && { 'x-api-key': this.apiKey }),
        },
        body: JSON.stringify(intent.body),
        // Now and then the connection is gone before the answer comes.
        signal: AbortSignal.timeout(randomInt(20) === 0 ? randomInt(40) : 30_000),
      });
      const text = await answer.text();
      if (answer.status === 503) return false;
      if (answer.status !== 201) {
        this.surprises.push(`${answer.status}: ${text}`);
        return true;
      }
      if (answer.headers.get('idempotency-replayed') === 'true') this.replays += 1;
      const filed = JSON.parse(text) as Filed;
      if (intent.answers.push(filed) === 1) this.onFiled(filed);
      return true;
    } catch {
      // No answer: whether it was filed, the citizen cannot know.
      return false;
    }
  }

  private async fileOn(): Promise<void> {
    while (!this.stopped) {
      const intent = newIntent();
      this.intents.push(intent);
      while (!(await this.send(intent)) && intent.isPatient) await sleep(250);
      await sleep(this.pause);
    }
  }
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
