import { queueConnection } from '../../dist/src/queues/backend.js';
import { JobQueue } from '../../dist/src/queues/job-queue.js';
import { JobWorker } from '../../dist/src/queues/job-worker.js';
import { routeComplaint } from '../../dist/src/queues/jobs.js';

// What a job costs that does nothing: the same backend, concurrency and settings as the product's own.
const NAME = 'no-op';
const total = Number(process.env.JOBS);
const connection = queueConnection(
  { redisUrl: process.env.REDIS_URL, databasePoolSize: 20 },
  process.env.DATABASE_URL,
);
const queue = new JobQueue(NAME, { connection });
await queue.waitUntilReady();
const jobs = Array.from({ length: total }, (_, index) => ({
  name: NAME,
  data: { complaintId: crypto.randomUUID() },
  opts: { jobId: `job-${index}`, attempts: 5, removeOnComplete: true, removeOnFail: true },
}));
while (jobs.length > 0) await queue.addBulk(jobs.splice(0, 500));

let began;
let done = 0;
const work = async () => {
  began ??= performance.now();
};
const worker = new JobWorker(NAME, work, { connection, concurrency: routeComplaint.concurrency });
worker.on('completed', () => {
  if (++done < total) return;
  console.log(`per second: ${Math.round((total / (performance.now() - began)) * 1000)}.`);
  process.exit(0);
});
