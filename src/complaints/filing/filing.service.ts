import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, QueryFailedError } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AreaDirectory } from '../../areas/area-directory.service.js';
import { type City } from '../../areas/city.entity.js';
import { dayOf } from '../../common/city-time.js';
import { Clock } from '../../common/clock.js';
import { type FieldError } from '../../common/problems/field-error.js';
import { Problem } from '../../common/problems/problem.js';
import { dueTimes } from '../../deadlines/due-times.js';
import { hashToken, makeToken } from '../../identity/token.js';
import { routeComplaint } from '../../queues/jobs.js';
import { Nudges } from '../../queues/nudges.service.js';
import { Categories } from '../categories/categories.service.js';
import { type Category } from '../categories/category.entity.js';
import { Complaint } from '../life/complaint.entity.js';
import { ComplaintEvent } from '../life/complaint-event.entity.js';
import { type FileComplaintBody } from './file-complaint.body.js';
import { afterEvent, newEvent, type NewEvent, nothingHappened } from '../life/history.js';
import { makeNumber } from './number.js';
import { InjectReporterKey } from './reporter-key.js';
import { seal } from './reporter-seal.js';
import { Reporter } from './reporter.entity.js';

/** What the citizen gets for a filing. The secret is shown this once. */
export interface Filed {
  readonly complaint: Pick<Complaint, 'id' | 'number' | 'status' | 'filedAt'>;
  readonly trackingSecret: string;
  readonly timeZone: string;
}

const DEFAULT_CHANNEL = 'api';

/** Accepts complaints: once the answer is given, the complaint is stored and its routing is due. */
@Injectable()
export class Filing {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @InjectReporterKey() private readonly reporterKey: Buffer,
    private readonly categories: Categories,
    private readonly areas: AreaDirectory,
    private readonly nudges: Nudges,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `validation_failed`, naming each field that cannot be meant */
  async file(body: FileComplaintBody): Promise<Filed> {
    const category = await this.categories.find(body.category);
    const faults = [...this.placeFaults(body), ...(category ? [] : [unknownCode('category', body.category)])];
    if (!category || faults.length > 0) throw Problem.invalid(...faults);

    const city = this.cityOf(body);
    const trackingSecret = makeToken();
    const complaint = this.newComplaint(body, category, city, trackingSecret);
    await this.store(complaint, body, city);
    this.nudges.nudge(routeComplaint, { complaintId: complaint.id }, complaint.id);
    return { complaint, trackingSecret, timeZone: city.timeZone };
  }

  private placeFaults({ location, kelurahanCode, address }: FileComplaintBody): FieldError[] {
    if (kelurahanCode !== undefined && this.areas.tree.get(kelurahanCode)?.level !== 'kelurahan') {
      return [unknownCode('kelurahanCode', kelurahanCode)];
    }
    const placed = location ?? kelurahanCode ?? address;
    return placed === undefined ? [{ field: 'location', code: 'place_required' }] : [];
  }

  private cityOf({ location, kelurahanCode }: FileComplaintBody): City {
    const city = this.areas.cityOf((location && this.areas.locate(location)?.code) ?? kelurahanCode);
    if (!city) throw new Problem('unavailable', { what: 'no city is loaded' });
    return city;
  }

  private newComplaint(
    body: FileComplaintBody,
    category: Category,
    city: City,
    secret: string,
  ): NewComplaint {
    const filedAt = this.clock.now();
    return {
      ...afterEvent(nothingHappened, filedEvent(filedAt)),
      id: uuid(),
      number: '',
      trackingSecretHash: hashToken(secret),
      cityPrefix: city.prefix,
      categoryCode: category.code,
      channel: body.channel ?? DEFAULT_CHANNEL,
      externalId: body.externalId ?? null,
      description: body.description,
      lat: body.location?.lat ?? null,
      lng: body.location?.lng ?? null,
      address: body.address ?? null,
      statedKelurahan: body.kelurahanCode ?? null,
      filedAt,
      ...dueTimes(filedAt, category),
      demo: false,
    };
  }

  /** Writes complaint, first event and reporter in one transaction, drawing another number if one is taken. */
  private async store(complaint: NewComplaint, { reporter }: FileComplaintBody, city: City): Promise<void> {
    const year = Number(dayOf(complaint.filedAt, city.timeZone).slice(0, 4));
    for (let draw = 1; ; draw++) {
      complaint.number = makeNumber(city.prefix, year);
      try {
        return await this.db.transaction(async (manager) => {
          await manager.insert(Complaint, complaint);
          await manager.insert(ComplaintEvent, {
            ...filedEvent(complaint.filedAt),
            complaintId: complaint.id,
            seq: 1,
          });
          if (reporter) {
            const sealed = seal({ ...reporter }, complaint.id, this.reporterKey);
            await manager.insert(Reporter, { complaintId: complaint.id, sealed });
          }
        });
      } catch (fault) {
        if (draw === 5 || !isTakenNumber(fault)) throw fault;
      }
    }
  }
}

type NewComplaint = Omit<Complaint, 'nextDueAt'>;

function filedEvent(at: Date): NewEvent {
  return newEvent({ at, kind: 'filed', status: 'received', ownerOffice: null });
}

function unknownCode(field: 'category' | 'kelurahanCode', code: string): FieldError {
  return { field, code: 'unknown_code', parameters: { code } };
}

function isTakenNumber(fault: unknown): boolean {
  return (
    fault instanceof QueryFailedError &&
    (fault.driverError as { constraint?: string }).constraint === 'complaints_number_unique'
  );
}
