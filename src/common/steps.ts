import cliProgress from 'cli-progress';

/** Tells how much of a step is done, from 0 to 1. */
export type Report = (fraction: number) => void;

/** Says what a command is doing: a line per step, a bar for a step that reports its progress. */
export class Steps {
  constructor(private readonly out: NodeJS.WriteStream = process.stdout) {}

  say(text: string): void {
    this.out.write(`${text}\n`);
  }

  /** Does one step and says how long it took. */
  async run<T>(label: string, work: (report: Report) => Promise<T>): Promise<T> {
    const began = performance.now();
    const bar = new cliProgress.SingleBar({
      format: `  ${label} {bar} {percentage} %`,
      stream: this.out,
      barsize: 30,
      barCompleteChar: '█',
      barIncompleteChar: '░',
      clearOnComplete: true,
      hideCursor: true,
    });
    const report: Report = (fraction) => {
      if (!this.out.isTTY) return;
      if (!bar.isActive) bar.start(100, 0);
      bar.update(Math.round(fraction * 100));
    };
    try {
      const result = await work(report);
      bar.stop();
      this.say(`✓ ${label} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
      return result;
    } finally {
      bar.stop();
    }
  }
}
