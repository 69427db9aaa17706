import { statuses } from './life-cycle.js';
import { possibleIn, transitionOf, transitions, possibleTransitions } from './transitions.js';

describe('the life of a complaint', () => {
  it('has one way to take each step from each status', () => {
    const keys = transitions.flatMap(({ action, from, by }) => by.map((role) => `${action} ${from} ${role}`));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('begins with routing, by the queue alone', () => {
    expect(possibleTransitions('received', 'system')).toEqual({
      allowedStatuses: ['waiting'],
      allowedActions: ['route'],
    });
    expect(possibleTransitions('received', 'lurah').allowedActions).toEqual([]);
  });

  it('is answered by a response, a resolution or a final rejection, of itself or of what it was merged into', () => {
    const answering = transitions.filter(({ answers }) => answers).map(({ event }) => event);
    expect(new Set(answering)).toEqual(new Set(['responded', 'resolved', 'rejected', 'followed']));
  });

  it('is rejected for good by the triage office only; a lurah passes it there', () => {
    expect(transitionOf('reject', 'waiting', 'triage')?.to).toBe('rejected');
    expect(transitionOf('reject', 'waiting', 'lurah')).toMatchObject({ to: 'waiting', event: 'refused' });
  });

  it('keeps its status when it is transferred', () => {
    for (const from of possibleIn('transfer')) expect(transitionOf('transfer', from, 'lurah')?.to).toBe(from);
  });

  it.each(['resolved', 'closed', 'rejected', 'merged'] as const)(
    'has no step of an office left once %s',
    (status) => {
      for (const role of ['lurah', 'triage'] as const)
        expect(possibleTransitions(status, role).allowedActions).toEqual([]);
    },
  );

  it('never comes back to received', () => {
    expect(transitions.filter(({ from, to }) => to === 'received' && from !== 'received')).toEqual([]);
    expect(transitions.every(({ from, to }) => statuses.includes(from) && statuses.includes(to))).toBe(true);
  });
});
