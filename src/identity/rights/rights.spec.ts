import fc from 'fast-check';
import {
  anyone,
  conflictsOf,
  covers,
  may,
  reachOf,
  type Right,
  rights,
  roles,
  type RoleAssignment,
  assignmentFor,
  roleAssignment,
  type RightSubject,
} from './rights.js';

const GAMBIR = '31.71.01.1001';
const CIDENG = '31.71.01.1002';
const lurah = roleAssignment('lurah', { officeCode: GAMBIR, kelurahan: [GAMBIR] });
const staff = roleAssignment('staff', { officeCode: GAMBIR, kelurahan: [GAMBIR] });
const camat = roleAssignment('camat', { officeCode: '31.71.01', kelurahan: [GAMBIR, CIDENG] });

const desk = (role: 'administrator' | 'communications' | 'triage', city: string): RoleAssignment =>
  roleAssignment(role, { city, officeCode: role === 'triage' ? 'triage' : null });

const code = fc.constantFrom(GAMBIR, CIDENG, 'triage', 'dinas', 'qlue');
const city = fc.constantFrom('JKT', 'NYR', 'PLU');
const assignment: fc.Arbitrary<RoleAssignment> = fc.record({
  role: fc.constantFrom(...roles),
  officeCode: fc.option(code),
  kelurahan: fc.array(code),
  unitCode: fc.option(code),
  channel: fc.option(code),
  city: fc.option(city),
  formerOffices: fc.array(code, { maxLength: 1 }),
});
const thing: fc.Arbitrary<RightSubject> = fc.record({
  cityPrefix: fc.option(city),
  ownerOffice: fc.option(code),
  // The triage office is complained of by nobody: such a complaint names a kelurahan, a unit or a head above.
  aboutOffice: fc.option(code.filter((each) => each !== 'triage')),
  unitCode: fc.option(code),
  status: fc.constantFrom('waiting', 'coordinating', 'resolved'),
  channel: code,
  channelOpen: fc.boolean(),
});
const right = fc.constantFrom(...(Object.keys(rights) as Right[]));

describe('rights', () => {
  it('let a lurah close what the kelurahan holds, and the staff answer but not close', () => {
    const own = { ownerOffice: GAMBIR, status: 'waiting' };
    expect(may([lurah], 'resolve', own)).toBe(true);
    expect(may([staff], 'respond', own)).toBe(true);
    expect(may([staff], 'resolve', own)).toBe(false);
    expect(may([lurah], 'respond', { ownerOffice: CIDENG, status: 'waiting' })).toBe(false);
  });

  it('reach as far as all seats together, and name the one that counts', () => {
    const acting = [camat, lurah];
    expect(assignmentFor(acting, 'respond', { ownerOffice: GAMBIR })).toBe(lurah);
    expect(assignmentFor(acting, 'see', { ownerOffice: CIDENG })).toBe(camat);
    expect(may(acting, 'respond', { ownerOffice: CIDENG })).toBe(false);
  });

  it('end for a unit when the work is no longer in its hands', () => {
    const unit = roleAssignment('unit', { unitCode: 'dinas' });
    expect(may([unit], 'see', { unitCode: 'dinas', status: 'coordinating' })).toBe(true);
    expect(may([unit], 'see', { unitCode: 'dinas', status: 'resolved' })).toBe(false);
  });

  it('keep the channel of an app for the app', () => {
    const qlue = roleAssignment('client', { channel: 'qlue' });
    expect(may([anyone], 'file', { channel: 'api', channelOpen: true })).toBe(true);
    expect(may([anyone, lurah], 'file', { channel: 'qlue', channelOpen: false })).toBe(false);
    expect(may([qlue], 'file', { channel: 'qlue', channelOpen: false })).toBe(true);
    expect(may([qlue], 'file', { channel: 'api', channelOpen: true })).toBe(false);
    const desk = roleAssignment('triage', { city: 'JKT' });
    expect(may([desk], 'file', { channel: 'qlue', channelOpen: false, cityPrefix: 'JKT' })).toBe(true);
    expect(may([desk], 'file', { channel: 'qlue', channelOpen: false, cityPrefix: 'NYR' })).toBe(false);
  });

  it('show a reporter to nobody but those who answer for the complaint, and the communications office of its city', () => {
    fc.assert(
      fc.property(assignment, thing, (one, what) => {
        if (!may([one], 'see_reporter', what)) return;
        expect(['lurah', 'staff', 'camat', 'walikota', 'triage', 'communications']).toContain(one.role);
        expect([one.officeCode, one.unitCode, ...one.formerOffices]).not.toContain(what.aboutOffice ?? '-');
        if (one.role === 'communications' || one.role === 'triage') expect(what.cityPrefix).toBe(one.city);
        if (one.role === 'camat' || one.role === 'walikota') expect(what.ownerOffice).toBe(one.officeCode);
        else if (one.role !== 'communications')
          expect([...one.kelurahan, 'triage']).toContain(what.ownerOffice);
      }),
    );
  });

  it('of a desk end at the border of its city, whatever is asked, and begin with nothing that names no city', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('administrator', 'communications', 'triage'),
        city,
        right,
        thing,
        (role, own, asked, what) => {
          // What everyone may do is no right of the desk.
          if (asked === 'file' || what.cityPrefix === own) return;
          const isOfNoCity = what.cityPrefix === null && role === 'administrator';
          if (!isOfNoCity) expect(may([desk(role, own)], asked, what)).toBe(false);
          expect(may([desk(role, own)], asked, {})).toBe(false);
        },
      ),
    );
    expect(may([desk('communications', 'JKT')], 'search_reporters', { cityPrefix: 'JKT' })).toBe(true);
    expect(may([desk('administrator', 'JKT')], 'see_failures', { cityPrefix: null })).toBe(true);
    expect(may([desk('triage', 'JKT')], 'see_failures', { cityPrefix: null })).toBe(false);
  });

  it('let nobody reach all cities: each scope names what is one’s own, or what is everybody’s', () => {
    const scopes = Object.values(rights).flatMap((row) => Object.values(row.scopes));
    for (const scope of scopes)
      expect(scope).toMatch(/^(own |triage desk|open channels|channels of own city)/);
  });

  it('are the same asked of a list and of one thing, and never less with one seat more that is not complained of', () => {
    fc.assert(
      fc.property(
        fc.array(assignment, { maxLength: 3 }),
        assignment,
        right,
        thing,
        (assignments, more, asked, what) => {
          const reach = reachOf(assignments, asked);
          const allowed = may(assignments, asked, what);
          expect(reach !== undefined && covers(reach, what)).toBe(allowed);
          const isConflict = conflictsOf([more]).includes(what.aboutOffice ?? '-');
          if (allowed) expect(may([...assignments, more], asked, what)).toBe(!isConflict);
        },
      ),
    );
  });
});
