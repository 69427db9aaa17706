import { Injectable } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { type City } from '../../areas/city.entity.js';
import { type Day, dayOf } from '../../common/city-time.js';
import { Clock } from '../../common/clock.js';
import { type FieldError } from '../../common/problems/field-error.js';
import { Problem } from '../../common/problems/problem.js';
import { DeadlinesService } from '../../deadlines/deadlines.service.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { UnitsService } from '../../officials/units.service.js';
import { officesInConflict } from '../../officials/conflicts.js';
import { mayPassTo, superiorsOf } from '../core/about-office.js';
import { type Complaint } from '../core/complaint.entity.js';
import { type RejectionReason } from '../core/life-cycle.js';
import { responsibleOffice, statedPlaceOf } from '../core/responsible-office.js';
import { type StepRequest } from '../core/officer-steps/officer-step.js';
import { ReadableWordsService } from '../core/words/readable-words.service.js';
import { OfficerStepsService } from '../core/officer-steps/officer-steps.service.js';
import { type OfficerComplaintResponse } from '../core/reading/officer.response.js';
import { type CoordinationBody } from './officer-actions.dto.js';

/** What the office that holds a complaint can do with it, besides closing and merging it. */
@Injectable()
export class OfficerActionsService {
  constructor(
    private readonly steps: OfficerStepsService,
    private readonly areas: AreaDirectoryService,
    private readonly units: UnitsService,
    private readonly deadlines: DeadlinesService,
    private readonly words: ReadableWordsService,
    private readonly clock: Clock,
  ) {}

  /** Answers the citizen in public. @throws Problem `empty_answer` */
  async respond(request: StepRequest, message: string): Promise<OfficerComplaintResponse> {
    this.words.checkAnswer(message);
    return this.steps.take(request, 'respond', () => ({ message, messagePublic: true }));
  }

  /** Hands the work to a unit. This does not answer the citizen. */
  async coordinate(
    request: StepRequest,
    { unit, message, who, by }: CoordinationBody,
  ): Promise<OfficerComplaintResponse> {
    const found = await this.units.find(unit);
    return this.steps.take(request, 'coordinate', (complaint) => {
      const faults: FieldError[] = found ? [] : [unknownCode('unit', unit)];
      if (!mayPassTo(complaint, unit, this.areas.tree)) faults.push({ field: 'unit', code: 'complained_of' });
      if (by !== undefined && by < this.todayOf(complaint)) faults.push({ field: 'by', code: 'in_past' });
      if (faults.length > 0) throw Problem.invalid(...faults);
      const agreed = { ...(who !== undefined && { who }), ...(by !== undefined && { dueOn: by }) };
      return { message, messagePublic: false, details: { unit, ...agreed } };
    });
  }

  /**
   * Turns it away: a kelurahan passes it to the triage office, the triage office rejects it for good.
   *
   * @throws Problem `empty_answer`
   */
  async reject(
    request: StepRequest,
    reason: RejectionReason,
    message: string,
  ): Promise<OfficerComplaintResponse> {
    this.words.checkAnswer(message);
    return this.steps.take(request, 'reject', ({ ownerOffice }) =>
      ownerOffice === TRIAGE_OFFICE
        ? { message, messagePublic: true, details: { reason } }
        : {
            message,
            messagePublic: false,
            details: { reason, office: TRIAGE_OFFICE },
            newOwner: TRIAGE_OFFICE,
          },
    );
  }

  /**
   * Passes it to the kelurahan that is responsible, in the same city. What is about the conduct of an office may also go
   * to the camat or walikota above it, and never to that office, or to a head who is also in that office. It counts with
   * the receiver from the end of its fair time on.
   */
  transfer(request: StepRequest, kelurahanCode: string, message: string): Promise<OfficerComplaintResponse> {
    return this.steps.take(request, 'transfer', async (complaint, manager, at) => {
      const { ownerOffice, aboutOffice, cityPrefix: city } = complaint;
      const { tree } = this.areas;
      const kelurahan = tree.get(kelurahanCode);
      const isAbove = aboutOffice !== null && superiorsOf(aboutOffice, tree).includes(kelurahanCode);
      if (!kelurahan || (kelurahan.level !== 'kelurahan' && !isAbove))
        throw Problem.invalid(unknownCode('kelurahanCode', kelurahanCode));
      if (kelurahan.cityPrefix !== city)
        throw Problem.invalid({ field: 'kelurahanCode', code: 'other_city', parameters: { city } });
      if (kelurahanCode === ownerOffice)
        throw Problem.invalid({ field: 'kelurahanCode', code: 'already_there' });
      const inConflict = await officesInConflict(manager, [kelurahanCode], aboutOffice, at);
      if (!mayPassTo(complaint, kelurahanCode, tree) || inConflict.has(kelurahanCode))
        throw Problem.invalid({ field: 'kelurahanCode', code: 'complained_of' });
      return {
        message,
        messagePublic: false,
        details: { office: kelurahanCode, countsFrom: await this.countsFrom(complaint, at) },
        newOwner: kelurahanCode,
      };
    });
  }

  private todayOf(complaint: Complaint): Day {
    return dayOf(this.clock.now(), this.cityOf(complaint).timeZone);
  }

  /**
   * From when on the receiver is charged. What lies in the kelurahan that passes it on is its own by the map: it counts
   * with the receiver only if that one answers in time.
   */
  private async countsFrom(complaint: Complaint, receivedAt: Date): Promise<string> {
    const { ownerOffice, firstResponseDueAt } = complaint;
    const { office } = responsibleOffice(statedPlaceOf(complaint), (at) => this.areas.locate(at));
    if (office === ownerOffice && office !== TRIAGE_OFFICE)
      return new Date(firstResponseDueAt.getTime() + 1).toISOString();
    const end = await this.deadlines.fairTimeEnd(this.cityOf(complaint), receivedAt, complaint);
    return end.toISOString();
  }

  private cityOf({ cityPrefix }: Complaint): City {
    const city = this.areas.cities.find(({ prefix }) => prefix === cityPrefix);
    if (!city) throw new Error(`City ${cityPrefix} has gone.`);
    return city;
  }
}

function unknownCode(field: string, code: string): FieldError {
  return { field, code: 'unknown_code', parameters: { code } };
}
