import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { pageOf, readCursor } from '../../common/pagination.js';
import { Problem } from '../../common/problems/problem.js';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { type Actor, reachOrRefuse } from '../../identity/actor.js';
import { auditActionOf } from '../../identity/audit-action.js';
import { recordAction } from '../../audit/record.js';
import { assignmentFor, type Reach } from '../../identity/rights/rights.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { Complaint } from '../core/complaint.entity.js';
import { showSummary } from '../core/reading/complaint.response.js';
import { DirectoryService } from '../core/reading/directory.service.js';
import { maskPersonal } from '../core/masking/mask-personal.js';
import { parseNumberOrFail } from '../core/parse-number.js';
import { type Contact, hashesOf } from '../../identity/contact.js';
import { type FoundComplaintsResponse, type ReporterLookResponse } from './reporter-access.response.js';
import { type ReporterSearchBody } from './reporters.dto.js';
import { ReportersService } from '../core/reporters/reporters.service.js';

const DEFAULT_LIMIT = 50;

/** Shows officers who filed a complaint. Each access is recorded in the audit trail, in the same transaction. */
@Injectable()
export class ReporterAccessService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @InjectCityKeys() private readonly keys: CityKeys,
    private readonly reporters: ReportersService,
    private readonly directory: DirectoryService,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not_allowed`; `validation_failed` where neither a phone number nor an e-mail address is given */
  async search(
    actor: Actor,
    { cursor, limit = DEFAULT_LIMIT, ...contact }: ReporterSearchBody,
  ): Promise<FoundComplaintsResponse> {
    const reach = reachOrRefuse(actor, 'search_reporters');
    const { cities } = reach;
    if (!contact.phone && !contact.email) throw Problem.invalid({ field: 'phone', code: 'contact_required' });
    const after = readCursor(cursor);
    const directory = await this.directory.current();
    return this.db.transaction(async (manager) => {
      const select = filedBy(manager, contact, reach, this.keys.hash).limit(limit + 1);
      if (after) select.andWhere('(c.filed_at, c.id) < (:at, :id)', after);
      const page = pageOf(
        await select.getMany(),
        limit,
        (row) => ({ at: row.filedAt, id: row.id }),
        (row) => showSummary(row, directory),
      );
      const by = (['phone', 'email'] as const).filter((kind) => contact[kind]);
      await recordAction(
        manager,
        auditActionOf(actor, {
          at: this.clock.now(),
          action: 'reporter.searched',
          subject: subjectOf(contact, this.keys.hash),
          details: { by, cities, found: page.items.length },
        }),
      );
      return page;
    });
  }

  /** @throws Problem `not_your_complaint`, `complaint_not_found` or `complaint_number_mistyped` */
  async look(actor: Actor, text: string, reason: string): Promise<ReporterLookResponse> {
    const number = parseNumberOrFail(text);
    const directory = await this.directory.current();
    return this.db.transaction(async (manager) => {
      const complaint = await manager.findOneBy(Complaint, { number });
      if (!complaint) throw new Problem('complaint_not_found', { number });
      const { id, ownerOffice } = complaint;
      const assignment = assignmentFor(actor.assignments, 'see_reporter', complaint);
      if (!assignment) {
        const owner = directory.officeName(ownerOffice) ?? 'nobody yet';
        throw new Problem('not_your_complaint', { number, owner });
      }
      const reporter = await this.reporters.of(manager, id);
      const supporters = await this.reporters.supportersOf(manager, id);
      const details = { reason: maskPersonal(reason), office: assignment.officeCode };
      const action = { at: this.clock.now(), action: 'reporter.seen', subject: number, details };
      await recordAction(manager, auditActionOf(actor, action));
      return {
        number,
        reporter,
        supporters: supporters.reachable,
        differentSupporters: supporters.count,
      };
    });
  }
}

function filedBy(
  manager: EntityManager,
  contact: Contact,
  { cities, aboutCities, conflicts }: Reach,
  hashKey: Buffer,
): SelectQueryBuilder<Complaint> {
  const { phoneHash, emailHash } = hashesOf(contact, hashKey);
  const select = manager
    .createQueryBuilder(Complaint, 'c')
    .innerJoin('reporters', 'r', 'r.complaint_id = c.id')
    .where('c.city_prefix = ANY(:cities)', { cities })
    .andWhere(
      `(c.about_office IS NULL OR c.about_office <> ALL(:conflicts)
        AND (c.city_prefix = ANY(:aboutCities) OR c.owner_office = :triage))`,
      { conflicts, aboutCities, triage: TRIAGE_OFFICE },
    )
    .orderBy('c.filed_at', 'DESC')
    .addOrderBy('c.id', 'DESC');
  if (phoneHash) select.andWhere('r.phone_hash = :phoneHash', { phoneHash });
  if (emailHash) select.andWhere('r.email_hash = :emailHash', { emailHash });
  return select;
}

/** What was searched for, as keyed hashes: the audit trail holds no contact. */
function subjectOf(contact: Contact, hashKey: Buffer): string {
  const { phoneHash, emailHash } = hashesOf(contact, hashKey);
  return [phoneHash, emailHash].flatMap((hash) => (hash ? [hash.toString('hex')] : [])).join(' ');
}
