import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Problem } from '../../common/problems/problem.js';
import { Complaint } from '../core/complaint.entity.js';
import { readNumber } from '../core/number.js';
import { type StepRequest } from '../core/officer-steps/officer-step.js';
import { OfficerStepsService } from '../core/officer-steps/officer-steps.service.js';
import { type OfficerComplaintResponse } from '../core/reading/officer.response.js';
import { SupportersRepository } from '../core/reporters/supporters.repository.js';
import { UnfinishedErasuresRepository } from '../core/reporters/unfinished-erasures.repository.js';
import { ReadableWordsService } from '../core/words/readable-words.service.js';
import { areAlike, faultOfMerge, mergeFaults } from './may-merge.js';
import { type MergeBody } from './merge.dto.js';

/** Merges complaints about the same thing. */
@Injectable()
export class MergesService {
  constructor(
    private readonly steps: OfficerStepsService,
    private readonly words: ReadableWordsService,
  ) {}

  /**
   * Merges a complaint into an older one. With a message, its citizen is answered by it.
   *
   * @throws Problem `merge_not_possible` or `empty_answer`; `validation_failed` where the reason cannot be read, or there is no complaint with the number `into`
   */
  merge(request: StepRequest, { into, message, reason }: MergeBody): Promise<OfficerComplaintResponse> {
    if (message !== undefined) this.words.checkAnswer(message);
    const faults = reason === undefined ? [] : this.words.faultsOfDescription(reason, 'reason');
    if (faults.length > 0) throw Problem.invalid(...faults);
    const numbers = [request.number, into].flatMap((text) => readNumber(text) ?? []);
    return this.steps.take(
      request,
      'merge',
      async (complaint, manager) => {
        const target = await findTarget(manager, into);
        const fault = faultOfMerge(complaint, target, reason !== undefined);
        if (fault)
          throw new Problem('merge_not_possible', { number: complaint.number, reason: mergeFaults[fault] });
        return {
          message: message ?? null,
          messagePublic: message !== undefined,
          answers: message !== undefined,
          details: {
            into: target.number,
            followedStatus: target.status,
            ...(reason !== undefined && !areAlike(complaint, target) && { mergeReason: reason }),
          },
          audited: { into: target.number, ...(reason !== undefined && { reason }) },
          afterwards: async () => {
            await new SupportersRepository(manager).carryOver(complaint, target);
            await new UnfinishedErasuresRepository(manager).addWhereErased(target.id);
          },
        };
      },
      numbers,
    );
  }
}

async function findTarget(manager: EntityManager, text: string): Promise<Complaint> {
  const number = readNumber(text);
  const target = number === undefined ? null : await manager.findOneBy(Complaint, { number });
  if (!target) throw Problem.invalid({ field: 'into', code: 'unknown_code', parameters: { code: text } });
  return target;
}
