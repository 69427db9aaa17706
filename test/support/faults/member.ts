import { freePort, runTanggap, type Spawned } from '../processes.js';

/** One process of the product, that can be killed and started again. */
export interface Member {
  readonly name: string;
  /** Where it serves HTTP, if it does. */
  readonly base: string;
  isReady(): Promise<boolean>;
  /** As `kill -9` does. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it in order, if it runs. */
  stop(): Promise<void>;
}

/** Starts a process, and waits until it serves. */
export async function startMember(name: string, env: Record<string, string>): Promise<Member> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  let spawned: Spawned | undefined;
  const start = async (): Promise<void> => {
    spawned = runTanggap({ ...env, PORT: String(port) });
    await spawned.says('with Ctrl-C');
  };
  await start();
  return {
    name,
    base,
    start,
    kill: async () => void (await spawned?.end('SIGKILL')),
    stop: async () => void (await spawned?.end()),
    isReady: () =>
      fetch(`${base}/health/ready`, { signal: AbortSignal.timeout(10_000) }).then(
        (answer) => answer.ok,
        () => false,
      ),
  };
}
