import { Counter } from 'prom-client';

/**
 * Jobs that this process dropped, by kind: they had lost what they carried, carried something else, or were about no
 * row with work to do. Shown at `/metrics` with the other figures of the process.
 */
export const lostHints = new Counter({
  name: 'tanggap_lost_hints_total',
  help: 'Jobs that this process dropped since they could not be read, or were about no row with work to do. Their rows are found all the same.',
  labelNames: ['kind'] as const,
  registers: [],
});
