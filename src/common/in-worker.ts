import { Worker } from 'node:worker_threads';
import { KeyedMutex } from './keyed-mutex.js';

const atWork = new KeyedMutex();

/**
 * Runs a module in a worker thread, so that the event loop stays free. One thread runs at a time.
 *
 * @param module posts one message, made of its `workerData`
 * @param input copied to the thread
 * @throws Error that the module throws
 */
export function inWorker<Output>(module: URL, input: unknown): Promise<Output> {
  return atWork.run('thread', () => {
    const worker = new Worker(module, { workerData: input });
    return new Promise<Output>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error(`${module.pathname} ended without a result.`)));
    });
  });
}
