// Preloaded into a server with --import. Writes to the file named in WATCH_FILE, a JSON text per line: the routes of
// the server once it is ready, and each stretch of at least REPORTED_FROM milliseconds in which its event loop ran
// nothing else.
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync, openSync, readSync } from 'node:fs';

const { WATCH_FILE = '' } = process.env;
const EVERY = 2;
const REPORTED_FROM = 50;
const REQUESTS_SHOWN = 8;

const report = (line) => appendFileSync(WATCH_FILE, `${JSON.stringify(line)}\n`);

const routes = [];
subscribe('fastify.initialization', ({ fastify }) => {
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) routes.push({ method: each, url });
  });
  fastify.addHook('onReady', (done) => {
    report({ routes });
    done();
  });
});

const recent = [];
subscribe('http.server.request.start', ({ request: { method, url } }) => {
  recent.push(`${method} ${url.slice(0, 200)}`);
  if (recent.length > REQUESTS_SHOWN) recent.shift();
});

// Time on the processor, not on the clock: on a busy machine the clock runs on while other processes run.
const processorTime = processorClock();
let last = { wall: performance.now(), cpu: processorTime() };
setInterval(() => {
  const now = { wall: performance.now(), cpu: processorTime() };
  const held = Math.min(now.wall - last.wall - EVERY, now.cpu - last.cpu);
  if (held >= REPORTED_FROM)
    report({ held: Math.round(held), wall: Math.round(now.wall - last.wall), requests: [...recent] });
  last = now;
}, EVERY).unref();

/** Milliseconds that the main thread has run for; where the system does not tell, the whole process. */
function processorClock() {
  if (process.threadCpuUsage) return () => sum(process.threadCpuUsage());
  try {
    // Nanoseconds of the main thread on the processor come first.
    const file = openSync(`/proc/${process.pid}/schedstat`);
    const bytes = Buffer.alloc(64);
    const clock = () =>
      Number(bytes.toString('latin1', 0, readSync(file, bytes, 0, 64, 0)).split(' ')[0]) / 1e6;
    if (clock() > 0) return clock;
  } catch {
    // Not Linux.
  }
  return () => sum(process.cpuUsage());
}

function sum({ user, system }) {
  return (user + system) / 1000;
}
