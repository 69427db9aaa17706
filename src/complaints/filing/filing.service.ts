import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { AreaDirectory } from '../../areas/area-directory.service.js';
import { type City } from '../../areas/city.entity.js';
import { Clock } from '../../common/clock.js';
import { type FieldError } from '../../common/problems/field-error.js';
import { Problem } from '../../common/problems/problem.js';
import { Deadlines } from '../../deadlines/deadlines.service.js';
import { type Attempt } from '../../idempotency/attempt.js';
import { Idempotency } from '../../idempotency/idempotency.service.js';
import { makeToken } from '../../identity/token.js';
import { routeComplaint } from '../../queues/jobs.js';
import { Nudges } from '../../queues/nudges.service.js';
import { Categories } from '../categories/categories.service.js';
import { type FileComplaintBody } from './file-complaint.body.js';
import { FilingDesk } from './filing-desk.service.js';
import { type Filed, type Filing } from './filing-rows.js';

const DEFAULT_CHANNEL = 'api';

/** Accepts complaints: once the answer is given, the complaint is stored and its routing is due. */
@Injectable()
export class FilingService {
  constructor(
    private readonly desk: FilingDesk,
    private readonly idempotency: Idempotency,
    private readonly categories: Categories,
    private readonly deadlines: Deadlines,
    private readonly areas: AreaDirectory,
    private readonly nudges: Nudges,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `validation_failed`, naming each field that cannot be meant; or where a key was reused */
  async file(body: FileComplaintBody, attempt: Attempt): Promise<Filed> {
    const filing = await this.filingOf(body);
    const { filed, replayed } = await this.desk.store({
      filing,
      key: this.idempotency.claimOf(attempt),
      external:
        body.externalId === undefined
          ? undefined
          : this.idempotency.claimOfExternal(filing.channel, body.externalId, body),
    });
    if (replayed) attempt.sayReplayed();
    else this.nudges.nudge(routeComplaint, { complaintId: filed.id }, filed.id);
    return filed;
  }

  private async filingOf(body: FileComplaintBody): Promise<Filing> {
    const category = await this.categories.find(body.category);
    const faults = [...this.placeFaults(body), ...(category ? [] : [unknownCode('category', body.category)])];
    if (!category || faults.length > 0) throw Problem.invalid(...faults);
    const city = this.cityOf(body);
    const filing = { filedAt: this.clock.now(), channel: body.channel ?? DEFAULT_CHANNEL, category };
    const due = await this.deadlines.dueTimes(city, filing);
    return { ...filing, id: uuid(), trackingSecret: makeToken(), body, city, due };
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
}

function unknownCode(field: 'category' | 'kelurahanCode', code: string): FieldError {
  return { field, code: 'unknown_code', parameters: { code } };
}
