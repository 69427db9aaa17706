import { defineProblems } from '../common/problems/catalog.js';

/** Problems of the state of the processes. */
export const healthProblems = defineProblems({
  kinds: {
    metrics_closed: {
      status: 403,
      title: { id: 'Metrik tidak terbuka', en: 'Metrics are not public' },
      detail: {
        id: 'Metrik hanya untuk pemantauan sendiri: dengan "Authorization: Bearer <METRICS_TOKEN>", atau di METRICS_PORT. Salah satunya diatur oleh pengelola.',
        en: 'Metrics are for monitoring from the inside: with "Authorization: Bearer <METRICS_TOKEN>", or on METRICS_PORT. Whoever runs this server sets one of them.',
      },
    },
    queue_evicts: {
      status: 503,
      title: { id: 'Antrean dapat membuang tugas', en: 'The queue may throw jobs away' },
      detail: {
        id: 'Redis atau Valkey untuk antrean memakai maxmemory-policy {policy}. Harus noeviction: "redis-cli CONFIG SET maxmemory-policy noeviction", juga di redis.conf atau di pengaturan server terkelola.',
        en: 'The Redis or Valkey of the queues has the maxmemory-policy {policy}. It must be noeviction: "redis-cli CONFIG SET maxmemory-policy noeviction", and the same in redis.conf or in the settings of a managed server.',
      },
      example: { parameters: { policy: 'allkeys-lru' } },
    },
  },
});

declare module '../common/problems/catalog.js' {
  interface ProblemsOfRooms {
    readonly health: typeof healthProblems;
  }
}
