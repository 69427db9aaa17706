import { defineProblems } from '../common/problems/catalog.js';

/** Problems of metrics. */
export const metricProblems = defineProblems({
  kinds: {
    month_not_over: {
      status: 404,
      title: { id: 'Bulan belum berakhir', en: 'Month not over' },
      detail: {
        id: 'Bulan {month} belum berakhir; datanya ada mulai {from}.',
        en: 'The month {month} is not over; its data is there from {from} on.',
      },
      example: { parameters: { month: '2026-03', from: '2026-04-01' } },
    },
  },
});

declare module '../common/problems/catalog.js' {
  interface ProblemsOfRooms {
    readonly metrics: typeof metricProblems;
  }
}
