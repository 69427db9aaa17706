import { randomInt, randomUUID } from 'node:crypto';
import { knownPoints } from '../data.js';

/** What a citizen got for a filing. */
export interface Filed {
  readonly id: string;
  readonly number: string;
  readonly trackingSecret: string;
}

/** What one citizen means to file, once, however often it is sent. */
export interface Intent {
  readonly key: string;
  readonly body: {
    readonly description: string;
    readonly reporter?: object;
    readonly externalId?: string;
  };
  /** Sends it until there is an answer; the others give up after the first time. */
  readonly isPatient: boolean;
  /** Every 201 it got. */
  readonly answers: Filed[];
}

const points = knownPoints();

/** A complaint that nobody else means, as its words show. */
export function newIntent(): Intent {
  const key = randomUUID();
  const { lat = 0, lng = 0 } = points[randomInt(points.length)] ?? {};
  const placed = randomInt(10) > 0;
  return {
    key,
    isPatient: randomInt(20) > 0,
    answers: [],
    body: {
      description: `Lampu jalan padam, laporan ${key}.`,
      ...{ category: 'street-light' },
      ...(placed ? { location: { lat, lng } } : { address: 'Dekat rumah saya' }),
      ...(randomInt(3) === 0 && { reporter: { name: 'Warga', phone: '+62 812 3456 7890' } }),
      ...(randomInt(8) === 0 && { externalId: key }),
    },
  };
}
