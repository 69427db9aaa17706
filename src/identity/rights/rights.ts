import { TRIAGE_OFFICE } from '../../officials/office.entity.js';

/** Whom a request comes from. Officers have a role by the place they hold that day. */
export const roles = [
  'administrator',
  'communications',
  'triage',
  'lurah',
  'staff',
  'camat',
  'walikota',
  'gubernur',
  'unit',
  'client',
  'public',
] as const;
export type Role = (typeof roles)[number];

/** How far a right reaches. What is not granted reaches nothing. */
export type RightScope =
  | 'own city'
  | 'own city or none'
  | 'own kelurahan'
  | 'own office'
  | 'own kecamatan'
  | 'own kota'
  | 'own province'
  | 'triage desk'
  | 'own unit'
  | 'own channel'
  | 'open channels'
  | 'channels of own city';

interface Row {
  /** What one may do, for the reader of the table. */
  readonly may: string;
  readonly scopes: Readonly<Partial<Record<Role, RightScope>>>;
}

/** Those who answer for complaints. */
const holders = { triage: 'triage desk', lurah: 'own kelurahan' } as const;

/** Those who answer for complaints about the conduct of an office below theirs, besides the holders. */
const withSuperiors = { ...holders, camat: 'own office', walikota: 'own office' } as const;

/** What everyone may, whoever they are besides. */
const everyone = Object.fromEntries(roles.map((role) => [role, 'open channels'])) as Record<Role, RightScope>;

const table = {
  file: {
    may: 'file a complaint',
    scopes: {
      ...everyone,
      client: 'own channel',
      communications: 'channels of own city',
      triage: 'channels of own city',
    },
  },
  follow: { may: 'list what was filed on a channel, with its own ids', scopes: { client: 'own channel' } },
  see: {
    may: 'read a complaint with the citizen’s words and the notes between offices',
    scopes: {
      ...holders,
      communications: 'own city',
      staff: 'own kelurahan',
      camat: 'own kecamatan',
      walikota: 'own kota',
      gubernur: 'own province',
      unit: 'own unit',
    },
  },
  see_reporter: {
    may: 'look at who filed it, for a reason; every look is in the audit trail',
    scopes: { ...withSuperiors, communications: 'own city', staff: 'own kelurahan' },
  },
  search_reporters: {
    may: 'find the complaints of one person; every search is in the audit trail',
    scopes: { communications: 'own city', triage: 'own city' },
  },
  erase_citizen: {
    may: 'erase who filed it, when they ask; they may themselves',
    scopes: { communications: 'own city' },
  },
  see_erasures: {
    may: 'see what was erased',
    scopes: { administrator: 'own city', communications: 'own city' },
  },
  respond: { may: 'answer the citizen', scopes: { ...withSuperiors, staff: 'own kelurahan' } },
  coordinate: { may: 'hand work to a unit', scopes: { ...withSuperiors, staff: 'own kelurahan' } },
  resolve: { may: 'say that it is done', scopes: withSuperiors },
  reject: { may: 'turn it away', scopes: withSuperiors },
  transfer: { may: 'pass it to another kelurahan', scopes: withSuperiors },
  merge: { may: 'merge it into an older one about the same thing', scopes: holders },
  reject_fakes: {
    may: 'turn away together what one network address filed, once triage called some of it fake',
    scopes: { triage: 'own city' },
  },
  inspect: {
    may: 'look after what offices say is done: what is doubtful, and what was drawn by lot',
    scopes: { communications: 'own city' },
  },
  see_failures: {
    may: 'see what the queue could not do',
    scopes: { administrator: 'own city or none', triage: 'own city' },
  },
  retry_failures: {
    may: 'put it back into the queue',
    scopes: { administrator: 'own city or none', triage: 'own city' },
  },
  see_integrity: { may: 'see whether anything is lost', scopes: { administrator: 'own city or none' } },
} satisfies Record<string, Row>;

/** Something that somebody may do or not. */
export type Right = keyof typeof table;

/** Who may do what, and how far: every decision about it is made from this table. */
export const rights: Readonly<Record<Right, Row>> = table;

/** The place in which somebody acts: an office held or served in, a unit, a desk, a channel, or none. */
export interface RoleAssignment {
  readonly role: Role;
  /** Code of the office in whose name it acts; null where it acts in none. */
  readonly officeCode: string | null;
  /** Codes of the kelurahan that the office answers for or oversees. */
  readonly kelurahan: readonly string[];
  readonly unitCode: string | null;
  readonly channel: string | null;
  /** Prefix of the city of a city role; null for every other role. */
  readonly city: string | null;
  /** Codes of offices held or served in not long ago: complaints about their conduct are none of the holder's business. */
  readonly formerOffices: readonly string[];
}

/** An assignment of a role. A scope that is not given is null. */
export function roleAssignment(
  role: Role,
  holds: Partial<Omit<RoleAssignment, 'role'>> = {},
): RoleAssignment {
  return {
    officeCode: null,
    kelurahan: [],
    unitCode: null,
    channel: null,
    city: null,
    formerOffices: [],
    ...holds,
    role,
  };
}

/** Whoever shows neither a session nor a key. */
export const anyone: RoleAssignment = roleAssignment('public');

/** What a right is asked for: as much of it as the right depends on. */
export interface RightSubject {
  /** The city it belongs to; null where it belongs to none. If undefined, no right of a city applies. */
  readonly cityPrefix?: string | null;
  readonly ownerOffice?: string | null;
  /** The office or unit whose conduct it is about; null or undefined for all other complaints. */
  readonly aboutOffice?: string | null;
  /** The unit it was last handed to. */
  readonly unitCode?: string | null;
  readonly status?: string;
  readonly channel?: string;
  /** Whether everyone may file on the channel. */
  readonly channelOpen?: boolean;
}

/** Everything that a right reaches, from all role assignments of somebody. */
export interface Reach {
  /** Everything of these cities, except what {@link aboutCities} and {@link conflicts} withhold. */
  readonly cities: readonly string[];
  /** Those of the cities of which complaints about the conduct of offices are reached too. */
  readonly aboutCities: readonly string[];
  /** Codes of offices and units about whose conduct no complaint is reached: the actor's own. */
  readonly conflicts: readonly string[];
  /** What belongs to no city. */
  readonly ofNoCity: boolean;
  /** Complaints of these cities that their triage desk holds. */
  readonly triageOf: readonly string[];
  /** Complaints that these offices hold. */
  readonly offices: readonly string[];
  /** Complaints that are in coordination with these units. */
  readonly units: readonly string[];
  /** Complaints that came over these channels. */
  readonly channels: readonly string[];
  readonly openChannels: boolean;
  /** Cities for which a complaint may be filed on any channel except `web`, which is for the pages alone. */
  readonly channelsOf: readonly string[];
}

/** Scopes that reach a whole city. */
const OF_CITY: readonly RightScope[] = ['own city', 'own city or none'];
/** The status in which a unit has work in hand. */
const COORDINATING = 'coordinating';

/** How far a right reaches; undefined where none of the assignments has it. */
export function reachOf(assignments: readonly RoleAssignment[], right: Right): Reach | undefined {
  const grants = assignments.flatMap((assignment) => {
    const scope = rights[right].scopes[assignment.role];
    return scope === undefined ? [] : [{ scope, assignment }];
  });
  if (grants.length === 0) return undefined;
  const from = <T>(
    scopes: readonly RightScope[],
    take: (assignment: RoleAssignment) => readonly (T | null)[],
  ): T[] =>
    grants
      .filter(({ scope }) => scopes.includes(scope))
      .flatMap(({ assignment }) => take(assignment).filter((each) => each !== null));
  return {
    cities: from(OF_CITY, ({ city }) => [city]),
    aboutCities: from(OF_CITY, ({ city, role }) => (role === 'triage' ? [] : [city])),
    conflicts: conflictsOf(assignments),
    ofNoCity: grants.some(({ scope }) => scope === 'own city or none'),
    triageOf: from(['triage desk'], ({ city }) => [city]),
    offices: [
      ...from(['own kelurahan', 'own kecamatan', 'own kota', 'own province'], ({ kelurahan }) => kelurahan),
      // What is held by a camat or walikota in person, nobody else oversees.
      ...from(['own office', 'own kecamatan', 'own kota'], ({ officeCode }) => [officeCode]),
    ],
    units: from(['own unit'], ({ unitCode }) => [unitCode]),
    channels: from(['own channel'], ({ channel }) => [channel]),
    openChannels: grants.some(({ scope }) => scope === 'open channels'),
    channelsOf: from(['channels of own city'], ({ city }) => [city]),
  };
}

/**
 * Whether a reach covers a thing. A complaint about the conduct of an office is covered for nobody who is or lately was
 * in it, and for a triage desk only while it holds it.
 */
export function covers(reach: Reach, thing: RightSubject): boolean {
  const { cityPrefix, ownerOffice, aboutOffice, unitCode, status, channel, channelOpen } = thing;
  if (isAmong(reach.conflicts, aboutOffice)) return false;
  const isConfidential = aboutOffice !== null && aboutOffice !== undefined && ownerOffice !== TRIAGE_OFFICE;
  return (
    isAmong(isConfidential ? reach.aboutCities : reach.cities, cityPrefix) ||
    (reach.ofNoCity && cityPrefix === null) ||
    (ownerOffice === TRIAGE_OFFICE && isAmong(reach.triageOf, cityPrefix)) ||
    isAmong(reach.offices, ownerOffice) ||
    (status === COORDINATING && isAmong(reach.units, unitCode)) ||
    isAmong(reach.channels, channel) ||
    (reach.openChannels && channelOpen === true) ||
    (channel !== undefined && isAmong(reach.channelsOf, cityPrefix))
  );
}

/** Whether one of the assignments has a right, whatever its scope: for links to a page, never for its content. */
export function hasRight(assignments: readonly RoleAssignment[], right: Right): boolean {
  return reachOf(assignments, right) !== undefined;
}

/** Offices and units about whose conduct somebody with these assignments reads and answers nothing, in no role. */
export function conflictsOf(assignments: readonly RoleAssignment[]): string[] {
  return [
    ...new Set(
      assignments
        .flatMap(({ officeCode, unitCode, formerOffices }) => [officeCode, unitCode, ...formerOffices])
        .flatMap((code) => (code === null || code === TRIAGE_OFFICE ? [] : [code])),
    ),
  ];
}

/** The first assignment that allows an action on a thing; undefined where none does, or another is in conflict with it. */
export function assignmentFor(
  assignments: readonly RoleAssignment[],
  right: Right,
  thing: RightSubject,
): RoleAssignment | undefined {
  if (isAmong(conflictsOf(assignments), thing.aboutOffice)) return undefined;
  return assignments.find((assignment) => {
    const reach = reachOf([assignment], right);
    return reach !== undefined && covers(reach, thing);
  });
}

/** Whether one of the assignments allows an action on a thing. */
export function may(assignments: readonly RoleAssignment[], right: Right, thing: RightSubject): boolean {
  return assignmentFor(assignments, right, thing) !== undefined;
}

function isAmong(codes: readonly string[], code: string | null | undefined): boolean {
  return code !== null && code !== undefined && codes.includes(code);
}
