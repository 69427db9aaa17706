import { Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { Problem } from '../../common/problems/problem.js';
import { CitizenActionsService } from '../../complaints/citizens/citizen-actions.service.js';
import { type OwnComplaintWithReporterResponse } from '../../complaints/citizens/own-complaint.response.js';
import { ComplaintListsService } from '../../complaints/core/reading/complaint-lists.service.js';
import { ComplaintReadingService } from '../../complaints/core/reading/complaint-reading.service.js';
import { showSummary } from '../../complaints/core/reading/complaint.response.js';
import { DirectoryService } from '../../complaints/core/reading/directory.service.js';
import { DeviceSecretsService } from '../device-secrets/device-secrets.service.js';
import { page, type Page } from '../page/page.js';
import { type Reader } from '../reader/reader.js';
import { ComplaintPage, type News } from './complaint-page.js';
import { Find, findWords } from './find.js';
import { type Refused } from './refused.js';

/** Makes the pages on which complaints are found and followed. */
@Injectable()
export class FollowPagesService {
  constructor(
    private readonly reading: ComplaintReadingService,
    private readonly actions: CitizenActionsService,
    private readonly lists: ComplaintListsService,
    private readonly directory: DirectoryService,
    private readonly deviceSecrets: DeviceSecretsService,
  ) {}

  /** The page that asks for a number and lists the complaints of this device. */
  async find(
    reader: Reader,
    request: FastifyRequest,
    asked: { typed?: string; problem?: Problem } = {},
  ): Promise<Page> {
    const numbers = this.deviceSecrets.in(request, 'aduan').map(({ number }) => number);
    const [complaints, directory] = await Promise.all([
      numbers.length > 0 ? this.lists.ofNumbers(numbers) : [],
      this.directory.current(),
    ]);
    const kept = complaints.map((complaint) => showSummary(complaint, directory));
    return page(findWords[reader.language].title, <Find {...asked} kept={kept} />);
  }

  /** The page of a complaint, as its citizen sees it if this device has the secret. @throws Problem `complaint_not_found` */
  async complaint(
    request: FastifyRequest,
    number: string,
    shown: { news?: News; refused?: Refused } = {},
  ): Promise<Page> {
    const own = await this.own(request, number);
    const complaint = own ?? (await this.reading.forPublic(number));
    const supported = this.deviceSecrets.secretOf(request, 'dukungan', number) !== undefined;
    return page(number, <ComplaintPage complaint={complaint} own={own} supported={supported} {...shown} />);
  }

  /** Undefined also if the secret of the device was erased with its citizen. */
  private async own(
    request: FastifyRequest,
    number: string,
  ): Promise<OwnComplaintWithReporterResponse | undefined> {
    const secret = this.deviceSecrets.secretOf(request, 'aduan', number);
    if (secret === undefined) return undefined;
    try {
      return await this.actions.read(number, secret);
    } catch (fault) {
      if (fault instanceof Problem && fault.code === 'wrong_tracking_secret') return undefined;
      throw fault;
    }
  }
}
