import { Get, Param, Query } from '@nestjs/common';
import { ChoiceField } from '../../common/fields/index.js';
import { Problem } from '../../common/problems/problem.js';
import { FailedWorkService } from '../../complaints/dead-letters/failed-work.service.js';
import { PageQuery } from '../../common/pagination.dto.js';
import { TelemetryService } from '../../health/telemetry.service.js';
import { IntegrityService } from '../../health/integrity.service.js';
import { IdempotencyContext, type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { type Actor } from '../../identity/actor.js';
import { RequiresRight } from '../../identity/rights/right.guard.js';
import { hasRight, reachOf } from '../../identity/rights/rights.js';
import { asBody } from '../forms/as-body.js';
import { type Fields } from '../../http/forms/nested.js';
import { isOfficeStaff } from '../office/office-staff.js';
import { goTo, page, type Page, type PageAnswer } from '../page/page.js';
import { answerForm } from '../page/answer-form.js';
import { PageController, PostForm } from '../page/page-controller.js';
import { CurrentOfficer, CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { Queues, queuesWords } from './queues.js';

class QueuesQuery extends PageQuery {
  @ChoiceField({ about: 'Something was put back.', among: ['yes'], optional: true })
  retried?: 'yes';

  @ChoiceField({ about: 'Whether to count what is lost.', among: ['now'], optional: true })
  check?: 'now';
}

/** The page of the queues: their state, and dead letters to put back. */
@PageController()
export class QueuesController {
  constructor(
    private readonly telemetry: TelemetryService,
    private readonly integrity: IntegrityService,
    private readonly failed: FailedWorkService,
  ) {}

  @Get('dasbor/antrean')
  async show(
    @Query() asked: Fields,
    @CurrentOfficer() actor: Actor,
    @CurrentReader() reader: Reader,
  ): Promise<PageAnswer> {
    if (!isOfficeStaff(actor) && !hasRight(actor.assignments, 'see_failures'))
      throw new Problem('not_allowed');
    return this.page(actor, reader, await asBody(QueuesQuery, asked));
  }

  @PostForm('dasbor/antrean/:id')
  @RequiresRight('retry_failures')
  async retry(
    @Param('id') id: string,
    @IdempotencyContext() attempt: IdempotentRequest,
    @CurrentOfficer() actor: Actor,
    @CurrentReader() reader: Reader,
  ): Promise<PageAnswer> {
    return answerForm(
      async () => {
        await this.failed.putBack(attempt, actor, id, ({ complaintNumber }) => ({ complaintNumber }));
        return goTo('/dasbor/antrean?retried=yes');
      },
      (problem) => {
        if (problem.code === 'not_allowed') throw problem;
        return this.page(actor, reader, {}, problem);
      },
    );
  }

  private async page(
    actor: Actor,
    reader: Reader,
    { retried, check, ...query }: QueuesQuery,
    problem?: Problem,
  ): Promise<Page> {
    const seesFailures = hasRight(actor.assignments, 'see_failures');
    const checked = check && reachOf(actor.assignments, 'see_integrity');
    const [complaints, jobs, letters, integrity] = await Promise.all([
      this.telemetry.ofComplaints(),
      this.telemetry.ofQueues(),
      seesFailures ? this.failed.list(actor, query) : undefined,
      checked ? this.integrity.integrityOf(checked.cities) : undefined,
    ]);
    const shown = {
      ...(complaints && { complaints }),
      ...(jobs && { jobs }),
      ...(letters && { letters }),
      mayRetry: hasRight(actor.assignments, 'retry_failures'),
      retried: retried !== undefined,
      ...(hasRight(actor.assignments, 'see_integrity') && { integrity: integrity ?? ('asked' as const) }),
      ...(problem && { problem }),
    };
    return page(queuesWords[reader.language].title, <Queues {...shown} />);
  }
}
