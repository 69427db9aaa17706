import fc from 'fast-check';
import { type AuditEntry, BEGINNING, chained } from './chain.js';

const text = fc.string({ maxLength: 20 });
const trail = fc
  .array(
    fc.record({
      at: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
      accountId: fc.option(fc.uuid()),
      account: text,
      action: text,
      subject: text,
      details: text,
    }),
    { minLength: 2, maxLength: 12 },
  )
  .map((actions) => actions.map((action, place): AuditEntry => ({ ...action, seq: place + 1 })));
const headOf = (entries: readonly AuditEntry[]): string => entries.reduce(chained, BEGINNING).toString('hex');

describe('the chain of the audit trail', () => {
  it('ends elsewhere once anything in it was changed', () => {
    const said = fc.constantFrom('account', 'action', 'subject', 'details');
    fc.assert(
      fc.property(trail, fc.nat(), said, text, (entries, draw, field, other) => {
        const place = draw % entries.length;
        const entry = entries[place] as AuditEntry;
        fc.pre(entry[field as 'account'] !== other);
        const changed = entries.with(place, { ...entry, [field]: other });
        expect(headOf(changed)).not.toBe(headOf(entries));
      }),
    );
  });

  it('ends elsewhere once an entry was taken out or two changed places', () => {
    fc.assert(
      fc.property(trail, fc.nat(), (entries, draw) => {
        const place = draw % (entries.length - 1);
        expect(headOf(entries.toSpliced(place, 1))).not.toBe(headOf(entries));
        const [one, two] = [entries[place], entries[place + 1]] as [AuditEntry, AuditEntry];
        expect(headOf(entries.with(place, two).with(place + 1, one))).not.toBe(headOf(entries));
      }),
    );
  });

  it('does not run what one field says into the next', () => {
    const entry = {
      seq: 1,
      at: new Date(0),
      accountId: null,
      account: 'a',
      action: 'b',
      subject: '',
      details: '',
    };
    expect(headOf([{ ...entry, account: 'ab', action: '' }])).not.toBe(headOf([entry]));
  });
});
