import { type Milestones, milestonesOf, newEvent, type NewEvent } from './history.js';

const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 1, hour));
const event = (kind: NewEvent['kind'], hour: number, rest: Partial<NewEvent> = {}): NewEvent =>
  newEvent({ kind, at: at(hour), status: 'waiting', ownerOffice: 'A', ...rest });
const after = (...events: NewEvent[]): Milestones => milestonesOf(events, { firstResponseDueAt: at(20) });

describe('the milestones of a complaint, rebuilt from its events', () => {
  const filed = event('filed', 1, { status: 'received', ownerOffice: null });

  it('count the events without gaps and keep the time of the last', () => {
    expect(after(filed, event('routed', 2))).toMatchObject({
      lastEvent: 2,
      lastEventAt: at(2),
      status: 'waiting',
      ownerOffice: 'A',
    });
  });

  it('remember the first answer, not a later one, and nothing that does not answer', () => {
    const coordinated = event('coordinated', 3, { status: 'coordinating', details: { unit: 'U' } });
    expect(after(filed, coordinated)).toMatchObject({ firstRespondedAt: null, unitCode: 'U' });
    const answers = [event('responded', 4, { answers: true }), event('responded', 5, { answers: true })];
    expect(after(filed, coordinated, ...answers)).toMatchObject({ firstRespondedAt: at(4), unitCode: 'U' });
  });

  it('say when it was done and why it was turned away', () => {
    expect(after(filed, event('resolved', 6, { status: 'resolved', answers: true }))).toMatchObject({
      resolvedAt: at(6),
      firstRespondedAt: at(6),
    });
    expect(after(filed, event('refused', 7, { details: { reason: 'spam' } })).rejectionReason).toBeNull();
    expect(
      after(filed, event('rejected', 8, { status: 'rejected', details: { reason: 'spam' } })).rejectionReason,
    ).toBe('spam');
  });
});
