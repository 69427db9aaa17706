import cliProgress from 'cli-progress';

/** Tells how much of a step is done, from 0 to 1, and in words what more there is to say. */
export type ReportStep = (fraction: number, more?: string) => void;

/** Where there is no terminal for a bar, a line is written this often, in milliseconds. */
const LINE_EVERY = 5_000;

/** Says what a command is doing: a line per step, a bar for a step that reports its progress. */
export class Steps {
  constructor(private readonly out: NodeJS.WriteStream = process.stdout) {}

  say(text: string): void {
    this.write(`${text}\n`);
  }

  /** Says text that brings its own line ends. */
  write(text: string): void {
    this.out.write(text);
  }

  /** Does one step and says how long it took. */
  async run<T>(label: string, work: (report: ReportStep) => Promise<T>): Promise<T> {
    const began = performance.now();
    const bar = new cliProgress.SingleBar({
      format: `  ${label} {bar} {percentage} %  {more}`,
      stream: this.out,
      barsize: 30,
      barCompleteChar: '█',
      barIncompleteChar: '░',
      clearOnComplete: true,
      hideCursor: true,
    });
    let lineAt = began + LINE_EVERY;
    const report: ReportStep = (fraction, more = '') => {
      const percentage = Math.round(fraction * 100);
      if (this.out.isTTY) {
        if (!bar.isActive) bar.start(100, 0, { more });
        bar.update(percentage, { more });
      } else if (more !== '' && performance.now() >= lineAt) {
        lineAt = performance.now() + LINE_EVERY;
        this.say(`  ${label}: ${percentage} %, ${more}`);
      }
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
