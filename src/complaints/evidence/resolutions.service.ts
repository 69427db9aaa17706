import { Injectable } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { DeadlinesService } from '../../deadlines/deadlines.service.js';
import { type StepRequest } from '../core/officer-steps/officer-step.js';
import { ReadableWordsService } from '../core/words/readable-words.service.js';
import { OfficerStepsService } from '../core/officer-steps/officer-steps.service.js';
import { type OfficerComplaintResponse } from '../core/reading/officer.response.js';
import { silenceEnds } from '../core/silence.js';
import { type Evidence, EvidenceCheckerService } from './evidence-checker.service.js';

/** Closes complaints, with evidence that is checked. */
@Injectable()
export class ResolutionsService {
  constructor(
    private readonly steps: OfficerStepsService,
    private readonly areas: AreaDirectoryService,
    private readonly deadlines: DeadlinesService,
    private readonly evidence: EvidenceCheckerService,
    private readonly words: ReadableWordsService,
  ) {}

  /** Says in public that it is done, and shows it. @throws Problem `empty_answer`, `evidence_required` or `evidence_doubtful` */
  async resolve(
    request: StepRequest,
    message: string,
    evidence: Evidence,
  ): Promise<OfficerComplaintResponse> {
    this.words.checkAnswer(message);
    const calendarOf = await this.deadlines.calendars();
    return this.steps.take(request, 'resolve', async (complaint, manager, at) => {
      const city = this.areas.cities.find(({ prefix }) => prefix === complaint.cityPrefix);
      const closesAt = city && silenceEnds(at, calendarOf(city)).toISOString();
      const checked = await this.evidence.check(manager, complaint, evidence, at);
      return {
        message,
        messagePublic: true,
        details: { closesAt, ...checked.details },
        audited: { photos: checked.hashes },
        afterwards: () => this.evidence.store(manager, complaint, evidence),
      };
    });
  }
}
