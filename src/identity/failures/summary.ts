import { type Failures } from './failed-sign-ins.repository.js';

/** Networks that are shown. */
const MAX_SHOWN = 20;

/** Several counts of failures as one; undefined where there are none. */
export function summaryOf(all: readonly Failures[]): Failures | undefined {
  if (all.length === 0) return undefined;
  const times = (of: 'beganAt' | 'lastAt'): number[] => all.map((each) => each[of].getTime());
  return {
    tries: all.reduce((sum, { tries }) => sum + tries, 0),
    wrongCodes: all.reduce((sum, { wrongCodes }) => sum + wrongCodes, 0),
    beganAt: new Date(Math.min(...times('beganAt'))),
    lastAt: new Date(Math.max(...times('lastAt'))),
    networks: [...new Set(all.flatMap(({ networks }) => networks))].slice(0, MAX_SHOWN),
  };
}
