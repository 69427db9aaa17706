// Preloaded into a server with --import. Writes to the file named in WATCH_FILE, a JSON text per line: the routes of
// the server once it is ready, and each stretch of at least REPORTED_FROM milliseconds in which its event loop did one
// thing only.
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync, openSync, readSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const { WATCH_FILE = '' } = process.env;
/** How often the loop is looked at, in milliseconds. */
const EVERY = 2;
const REPORTED_FROM = 50;
const REQUESTS_SHOWN = 12;

if (isMainThread) {
  reportRoutes();
  reportHolds(recentRequests());
}

function report(line) {
  appendFileSync(WATCH_FILE, `${JSON.stringify({ pid: process.pid, ...line })}\n`);
}

function reportRoutes() {
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
}

function recentRequests() {
  const recent = [];
  subscribe('http.server.request.start', ({ request: { method, url } }) => {
    recent.push(`${method} ${url.slice(0, 200)}`);
    if (recent.length > REQUESTS_SHOWN) recent.shift();
  });
  return recent;
}

/** Counts time on the processor, not on the clock: on a busy machine the clock runs on while other processes run. */
function reportHolds(requests) {
  const processorTime = processorClock();
  let last = { clock: performance.now(), processor: processorTime() };
  setInterval(() => {
    const now = { clock: performance.now(), processor: processorTime() };
    const held = Math.min(now.clock - last.clock - EVERY, now.processor - last.processor);
    if (held >= REPORTED_FROM) report({ held: Math.round(held), requests });
    last = now;
  }, EVERY).unref();
}

/** Milliseconds that the main thread has run for; where the system does not tell, the whole process. */
function processorClock() {
  if (process.threadCpuUsage) return () => sum(process.threadCpuUsage());
  try {
    const file = openSync(`/proc/${process.pid}/schedstat`);
    const bytes = Buffer.alloc(64);
    // Of the main thread; nanoseconds on the processor come first.
    const clock = () =>
      Number(bytes.toString('latin1', 0, readSync(file, bytes, 0, 64, 0)).split(' ')[0]) / 1_000_000;
    if (clock() > 0) return clock;
  } catch {
    // Not Linux.
  }
  return () => sum(process.cpuUsage());
}

function sum({ user, system }) {
  return (user + system) / 1000;
}
