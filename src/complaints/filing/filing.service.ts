import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { type City } from '../../areas/city.entity.js';
import { Clock } from '../../common/clock.js';
import { type FieldError } from '../../common/problems/field-error.js';
import { Problem } from '../../common/problems/problem.js';
import { DeadlinesService } from '../../deadlines/deadlines.service.js';
import { type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { type Claim } from '../../idempotency/claim.js';
import { IdempotencyService } from '../../idempotency/idempotency.service.js';
import { type Actor } from '../../identity/actor.js';
import { type KnownClient } from '../../identity/api-clients/api-clients.service.js';
import {
  DEFAULT_CHANNEL,
  isOpen,
  PAGES_CHANNEL,
  RESERVED_CHANNELS,
} from '../../identity/api-clients/channels.js';
import { anyone, may, reachOf, roleAssignment } from '../../identity/rights/rights.js';
import { makeToken } from '../../identity/token.js';
import { routeComplaint } from '../../queues/jobs.js';
import { JobDispatcher } from '../../queues/job-dispatcher.js';
import { UnitsService } from '../../officials/units.service.js';
import { aboutOfficeOf } from '../core/about-office.js';
import { type Category } from '../core/categories/category.entity.js';
import { responsibleOffice } from '../core/responsible-office.js';
import { CategoriesService } from '../core/categories/categories.service.js';
import { ReadableWordsService } from '../core/words/readable-words.service.js';
import { type FileComplaintBody } from './file-complaint.dto.js';
import { ComplaintWriterService } from './complaint-writer.service.js';
import { type Filed, type Filing } from './filing-rows.js';

/** Who sends a filing, and how. */
export interface FilingSender {
  /** Over the pages or the API. */
  readonly over: 'pages' | 'api';
  /** Network address. */
  readonly ip: string;
  /** The app whose key came with it. */
  readonly client?: KnownClient;
  /** The officer who is signed in. */
  readonly actor?: Actor;
}

/** Accepts complaints. A complaint is stored before it is answered; then its routing is enqueued. */
@Injectable()
export class FilingService {
  constructor(
    private readonly writer: ComplaintWriterService,
    private readonly idempotency: IdempotencyService,
    private readonly categories: CategoriesService,
    private readonly deadlines: DeadlinesService,
    private readonly areas: AreaDirectoryService,
    private readonly units: UnitsService,
    private readonly jobs: JobDispatcher,
    private readonly clock: Clock,
    private readonly words: ReadableWordsService,
  ) {}

  /**
   * @throws Problem `validation_failed`, naming each bad field; `not_your_channel`; or `idempotency_key_reused`
   */
  async file(body: FileComplaintBody, idempotency: IdempotentRequest, sender: FilingSender): Promise<Filed> {
    const filing = await this.filingOf(body, sender);
    const { filed, replayed } = await this.writer.store({
      filing,
      key: this.idempotency.claimOf(idempotency),
      ...this.externalClaims(filing, idempotency, sender),
    });
    if (replayed) idempotency.markReplayed();
    else this.jobs.enqueue(routeComplaint, { complaintId: filed.id }, filed.id);
    return filed;
  }

  /** The keys by which a repeated external id is recognised. Each sender has its own ids. */
  private externalClaims(
    { channel, body }: Filing,
    { sender }: IdempotentRequest,
    { client }: FilingSender,
  ): { external?: Claim; externalBefore?: Claim } {
    const { externalId } = body;
    if (externalId === undefined) return {};
    return {
      external: this.idempotency.claimOfExternal([sender, channel, externalId], body),
      ...(client && { externalBefore: this.idempotency.claimOfExternal([channel, externalId], body) }),
    };
  }

  private async filingOf(body: FileComplaintBody, sender: FilingSender): Promise<Filing> {
    const channel = channelOf(body, sender);
    const category = await this.categories.find(body.category);
    const faults = [
      ...this.words.faultsOfDescription(body.description),
      ...this.placeFaults(body),
      ...(await this.concernFaults(body)),
      ...(category ? [] : [unknownCode('category', body.category)]),
    ];
    if (!category || faults.length > 0) throw Problem.invalid(...faults);
    const city = this.cityOf(body);
    refuseForeignChannel(channel, sender, city);
    if (body.externalId !== undefined && !sender.client)
      // External ids belong to the app that sent its key. Without a key, anyone could take the id of another.
      throw Problem.invalid({ field: 'externalId', code: 'needs_channel' });
    const filing = { filedAt: this.clock.now(), channel, category };
    const due = await this.deadlines.dueTimes(city, filing);
    const desk = sender.client ? undefined : deskOf(sender, city);
    // Apps and officers file for many citizens from one address, so it is not stored.
    const from = sender.client ? {} : desk ? { filedBy: desk.accountId } : { address: sender.ip };
    const aboutOffice = this.aboutOfficeOf(body, category);
    return { ...filing, id: uuid(), trackingSecret: makeToken(), body, city, due, aboutOffice, ...from };
  }

  private aboutOfficeOf(body: FileComplaintBody, { aboutOffice: byCategory }: Category): string | null {
    const { location: point = null, kelurahanCode = null } = body;
    const { office } = responsibleOffice({ point, kelurahanCode }, (at) => this.areas.locate(at));
    return aboutOfficeOf({ ...body, byCategory: byCategory === true }, office);
  }

  /** The office complained of is one of the city that it is filed for, or a unit. */
  private async concernFaults({ aboutOfficeCode: code, ...body }: FileComplaintBody): Promise<FieldError[]> {
    if (code === undefined) return [];
    const area = this.areas.tree.get(code);
    const isOffice = area && area.level !== 'province' && area.cityPrefix === this.cityOf(body).prefix;
    return isOffice || (await this.units.find(code)) ? [] : [unknownCode('aboutOfficeCode', code)];
  }

  private placeFaults({ location, kelurahanCode, address }: FileComplaintBody): FieldError[] {
    if (kelurahanCode !== undefined && this.areas.tree.get(kelurahanCode)?.level !== 'kelurahan') {
      return [unknownCode('kelurahanCode', kelurahanCode)];
    }
    const placed = location ?? kelurahanCode ?? address;
    return placed === undefined ? [{ field: 'location', code: 'place_required' }] : [];
  }

  private cityOf({ location, kelurahanCode }: Pick<FileComplaintBody, 'location' | 'kelurahanCode'>): City {
    const city = this.areas.cityOf((location && this.areas.locate(location)?.code) ?? kelurahanCode);
    if (!city) throw new Problem('unavailable', { what: 'no city is loaded' });
    return city;
  }
}

function channelOf({ channel: named }: FileComplaintBody, { over, client }: FilingSender): string {
  return over === 'pages' ? PAGES_CHANNEL : (named ?? client?.channel ?? DEFAULT_CHANNEL);
}

/**
 * Checks the channel. The public files on the pages and on the open channel of the API, an app on its own channel, an
 * officer of a desk on any channel for the own city.
 *
 * @throws Problem `not_your_channel`
 */
function refuseForeignChannel(
  channel: string,
  { over, client, actor }: FilingSender,
  { prefix }: City,
): void {
  if (over === 'pages') return;
  const assignments = client
    ? [roleAssignment('client', { channel: client.channel })]
    : [anyone, ...(actor?.assignments ?? [])];
  const isNobodys = RESERVED_CHANNELS.includes(channel) && !isOpen(channel);
  if (isNobodys || !may(assignments, 'file', { channel, channelOpen: isOpen(channel), cityPrefix: prefix }))
    throw new Problem('not_your_channel', { channel });
}

/** The officer of a desk of the city who files for a citizen; undefined for any other sender. */
function deskOf({ actor }: FilingSender, { prefix }: City): Actor | undefined {
  return actor && reachOf(actor.assignments, 'file')?.channelsOf.includes(prefix) ? actor : undefined;
}

function unknownCode(field: 'category' | 'kelurahanCode' | 'aboutOfficeCode', code: string): FieldError {
  return { field, code: 'unknown_code', parameters: { code } };
}
