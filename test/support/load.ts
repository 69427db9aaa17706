import { Agent, request } from 'node:http';
import { pothole } from './citizen.js';

export interface Answered {
  readonly id: string;
  readonly status: number;
  readonly code?: string;
}

/** Between two filings of one citizen, in milliseconds: a load, and still time for the others. */
const PAUSE = 50;

/** Citizens who file again and again, each over a connection that is kept: what they sent, and what became of it. */
export class Load {
  readonly answers: Answered[] = [];
  /** Filings whose answer began and did not end. */
  readonly cutShort: string[] = [];
  private readonly agent: Agent;
  private readonly ended: Promise<unknown>;
  private over = false;
  private sent = 0;

  /** @param name by which its complaints are known: each has it in its address */
  constructor(
    private readonly base: string,
    private readonly name: string,
    citizens: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: citizens });
    this.ended = Promise.all(Array.from({ length: citizens }, () => this.fileOnAndOn()));
  }

  /** Ids of the filings that got a 201, sorted. */
  accepted(): string[] {
    return this.answers
      .filter(({ status }) => status === 201)
      .map(({ id }) => id)
      .sort();
  }

  /** Sends nothing more, and waits for what was sent. */
  async end(): Promise<void> {
    this.over = true;
    await this.ended;
    this.agent.destroy();
  }

  private async fileOnAndOn(): Promise<void> {
    while (!this.over) {
      await this.file(`${this.name}-${this.sent++}`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  private file(id: string): Promise<void> {
    return new Promise((resolve) => {
      const options = {
        method: 'POST',
        agent: this.agent,
        headers: { 'content-type': 'application/json' },
      };
      const asked = request(`${this.base}/api/v1/complaints`, options, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.once('close', () => {
          if (answer.complete) {
            const { code } = JSON.parse(text) as { code?: string };
            this.answers.push({ id, status: answer.statusCode ?? 0, code });
          } else this.cutShort.push(id);
          resolve();
        });
      });
      // Refused, or the connection ended without a word: not taken. A pause, lest it knock all the time.
      asked.once('error', () => setTimeout(resolve, 50));
      asked.end(JSON.stringify({ ...pothole, address: id }));
    });
  }
}
