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
import { ApiClients, type KnownClient } from '../../identity/api-clients/api-clients.service.js';
import { DEFAULT_CHANNEL } from '../../identity/api-clients/channels.js';
import { anyone, may, seatOf } from '../../identity/rights/rights.js';
import { makeToken } from '../../identity/token.js';
import { routeComplaint } from '../../queues/jobs.js';
import { Nudges } from '../../queues/nudges.service.js';
import { Categories } from '../categories/categories.service.js';
import { type FileComplaintBody } from './file-complaint.body.js';
import { FilingDesk } from './filing-desk.service.js';
import { type Filed, type Filing } from './filing-rows.js';

/** Accepts complaints: once the answer is given, the complaint is stored and its routing is due. */
@Injectable()
export class FilingService {
  constructor(
    private readonly desk: FilingDesk,
    private readonly idempotency: Idempotency,
    private readonly clients: ApiClients,
    private readonly categories: Categories,
    private readonly deadlines: Deadlines,
    private readonly areas: AreaDirectory,
    private readonly nudges: Nudges,
    private readonly clock: Clock,
  ) {}

  /**
   * @param client the app that files; undefined for everyone else
   * @throws Problem `validation_failed`, naming each field that cannot be meant; `not_your_channel`; or where a key was reused
   */
  async file(body: FileComplaintBody, attempt: Attempt, client?: KnownClient): Promise<Filed> {
    const channel = await this.channelOf(body, client);
    const filing = await this.filingOf(body, channel);
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

  /** An app files on its own channel, everyone else on those that are no app's. */
  private async channelOf({ channel: named }: FileComplaintBody, client?: KnownClient): Promise<string> {
    const channel = named ?? client?.channel ?? DEFAULT_CHANNEL;
    const seat = client ? seatOf('client', { channel: client.channel }) : anyone;
    const channelTaken = await this.clients.isTaken(channel);
    if (!may([seat], 'file', { channel, channelTaken })) throw new Problem('not_your_channel', { channel });
    return channel;
  }

  private async filingOf(body: FileComplaintBody, channel: string): Promise<Filing> {
    const category = await this.categories.find(body.category);
    const faults = [...this.placeFaults(body), ...(category ? [] : [unknownCode('category', body.category)])];
    if (!category || faults.length > 0) throw Problem.invalid(...faults);
    const city = this.cityOf(body);
    const filing = { filedAt: this.clock.now(), channel, category };
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
