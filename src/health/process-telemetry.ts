import { type FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { lostHints } from '../queues/lost-hints.js';

/** What this process counts of itself: memory, event loop, and the requests it answered. */
export const processTelemetry = new Registry();

collectDefaultMetrics({ register: processTelemetry });
processTelemetry.registerMetric(lostHints);

const durations = new Histogram({
  name: 'tanggap_http_request_duration_seconds',
  help: 'Requests to this process, by pattern of the route, from their headers to the end of the answer. The status is "aborted" where the client left first.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [processTelemetry],
});

const requestCounts = new Set<() => number>();

new Gauge({
  name: 'tanggap_http_requests_in_hand',
  help: 'Requests that this process has taken and not yet done with.',
  registers: [processTelemetry],
  collect() {
    this.set([...requestCounts].reduce((total, count) => total + count(), 0));
  },
});

/** Adds the open requests of a server of this process to the gauge `tanggap_http_requests_in_hand`. */
export function showInHand(count: () => number): void {
  requestCounts.add(count);
}

/** Measures every request, those without an answer too: who left may have waited longest. */
export function measureRequests(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    const began = performance.now();
    reply.raw.once('close', () => {
      const status = reply.raw.writableFinished ? String(reply.statusCode) : 'aborted';
      // Never the address itself: it holds numbers of complaints, and has no end of values.
      const route = request.routeOptions.url ?? 'none';
      durations.observe({ method: request.method, route, status }, (performance.now() - began) / 1000);
    });
    done();
  });
}
