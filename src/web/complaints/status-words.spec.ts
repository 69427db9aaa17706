import { type ComplaintResponse } from '../../complaints/core/reading/complaint.response.js';
import { type EventKind, type Status } from '../../complaints/core/life-cycle.js';
import { explainedStatus } from './status-words.js';

function complaint(status: Status, ...kinds: EventKind[]): ComplaintResponse {
  const timeline = kinds.map((kind) => ({ kind }));
  return { status, rejectionReason: null, timeline } as unknown as ComplaintResponse;
}

describe('what the page of a complaint says of its status', () => {
  it('asks for a contest only while one is possible', () => {
    expect(explainedStatus(complaint('resolved', 'filed', 'resolved'))).toBe('resolved');
    expect(explainedStatus(complaint('resolved', 'resolved', 'contested', 'resolved'))).toBe('resolved');
    expect(explainedStatus(complaint('resolved', 'contested', 'resolved', 'appealed'))).toBe('appealed');
    expect(explainedStatus(complaint('resolved', 'resolved', 'appealed', 'inspected'))).toBe('upheld');
  });

  it('asks for it again once the office says anew that it is done', () => {
    const again = complaint('resolved', 'resolved', 'appealed', 'inspected', 'responded', 'resolved');
    expect(explainedStatus(again)).toBe('resolved');
  });

  it('says nothing of an inspector while the complaint is open', () => {
    expect(explainedStatus(complaint('in_progress', 'resolved', 'appealed', 'inspected'))).toBe(
      'in_progress',
    );
  });
});
