import { Areas1764000000001 } from './1764000000001-areas.js';
import { Officials1764000000002 } from './1764000000002-officials.js';
import { Identity1764000000003 } from './1764000000003-identity.js';
import { Complaints1764000000004 } from './1764000000004-complaints.js';
import { Idempotency1764000000005 } from './1764000000005-idempotency.js';
import { DeadLetters1764000000006 } from './1764000000006-dead-letters.js';
import { KnownFacts1764000000007 } from './1764000000007-known-facts.js';
import { Rates1764000000008 } from './1764000000008-rates.js';
import { Deadlines1764000000009 } from './1764000000009-deadlines.js';
import { OfficesOfEvents1764000000011 } from './1764000000011-offices-of-events.js';
import { LastWord1764000000012 } from './1764000000012-last-word.js';
import { SignIn1764000000013 } from './1764000000013-sign-in.js';
import { Audit1764000000014 } from './1764000000014-audit.js';
import { Rights1764000000015 } from './1764000000015-rights.js';
import { SignInWays1764000000016 } from './1764000000016-sign-in-ways.js';
import { Privacy1764000000017 } from './1764000000017-privacy.js';
import { Evidence1764000000018 } from './1764000000018-evidence.js';
import { OpenNearby1764000000019 } from './1764000000019-open-nearby.js';
import { Merges1764000000020 } from './1764000000020-merges.js';
import { FoundFast1764000000021 } from './1764000000021-found-fast.js';
import { OpenByCategory1764000000022 } from './1764000000022-open-by-category.js';
import { WhoFiled1764000000031 } from './1764000000031-who-filed.js';
import { ContestsInspected1764000000032 } from './1764000000032-contests-inspected.js';
import { NobodyLockedOut1764000000033 } from './1764000000033-nobody-locked-out.js';
import { SecondFactors1764000000034 } from './1764000000034-second-factors.js';
import { RowHashes1764000000035 } from './1764000000035-row-hashes.js';
import { HashedComplaints1764000000036 } from './1764000000036-hashed-complaints.js';
import { PublishedLog1764000000038 } from './1764000000038-published-log.js';
import { TrueDeadLetters1764000000041 } from './1764000000041-true-dead-letters.js';
import { RoleAssignments1764000000042 } from './1764000000042-role-assignments.js';
import { HashedRoleAssignments1764000000045 } from './1764000000045-hashed-role-assignments.js';
import { DailyAggregates1764000000047 } from './1764000000047-daily-aggregates.js';
import { FewerIndexes1764000000048 } from './1764000000048-fewer-indexes.js';
import { DomainEvents1764000000050 } from './1764000000050-domain-events.js';
import { ChargedOffices1764000000051 } from './1764000000051-charged-offices.js';
import { AboutTheOffice1764000000053 } from './1764000000053-about-the-office.js';

/** All migrations in their order. */
export const migrations = [
  Areas1764000000001,
  Officials1764000000002,
  Identity1764000000003,
  Complaints1764000000004,
  Idempotency1764000000005,
  DeadLetters1764000000006,
  KnownFacts1764000000007,
  Rates1764000000008,
  Deadlines1764000000009,
  OfficesOfEvents1764000000011,
  LastWord1764000000012,
  SignIn1764000000013,
  Audit1764000000014,
  Rights1764000000015,
  SignInWays1764000000016,
  Privacy1764000000017,
  Evidence1764000000018,
  OpenNearby1764000000019,
  Merges1764000000020,
  FoundFast1764000000021,
  OpenByCategory1764000000022,
  WhoFiled1764000000031,
  ContestsInspected1764000000032,
  NobodyLockedOut1764000000033,
  SecondFactors1764000000034,
  RowHashes1764000000035,
  HashedComplaints1764000000036,
  PublishedLog1764000000038,
  TrueDeadLetters1764000000041,
  RoleAssignments1764000000042,
  HashedRoleAssignments1764000000045,
  DailyAggregates1764000000047,
  FewerIndexes1764000000048,
  DomainEvents1764000000050,
  ChargedOffices1764000000051,
  AboutTheOffice1764000000053,
];
