import { Body, Get, Param, Query, Req } from '@nestjs/common';
import { type OfficerComplaintResponse } from '../../complaints/core/reading/officer.response.js';
import { type OfficerStepBody } from '../../complaints/core/officer-steps/officer-step.dto.js';
import { ComplaintReadingService } from '../../complaints/core/reading/complaint-reading.service.js';
import { IdempotencyContext, type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { type Actor } from '../../identity/actor.js';
import { type WithFiles } from '../../http/forms/multipart-form.js';
import { type Fields } from '../../http/forms/nested.js';
import { SentPhotosService } from '../forms/sent-photos.service.js';
import { goTo, type PageAnswer } from '../page/page.js';
import { answerForm } from '../page/answer-form.js';
import { PageController, PostForm } from '../page/page-controller.js';
import { CurrentOfficer, CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { actionOf, stepOf, type StepPath } from './steps.js';
import { StepPagesService } from './step-pages.service.js';
import { templates } from './templates.js';

/** The actions of an officer on a complaint. Each is previewed as the public will read it. */
@PageController()
export class StepController {
  constructor(
    private readonly reading: ComplaintReadingService,
    private readonly pages: StepPagesService,
    private readonly photos: SentPhotosService,
  ) {}

  @Get('tugas/:number/:step')
  async show(
    @Param('number') number: string,
    @Param('step') text: string,
    @Query('contoh') template: unknown,
    @CurrentReader() reader: Reader,
    @CurrentOfficer() actor: Actor,
  ): Promise<PageAnswer> {
    const step = stepOf(text);
    const complaint = await this.reading.forOfficer(actor, number);
    if (!isPossible(step, complaint)) return goTo(`/tugas/${complaint.number}`);
    const message = templates[step]?.find(({ code }) => code === template)?.text;
    const values = {
      ...versionOf(complaint),
      ...(message !== undefined && { message }),
      ...(await this.pages.proposed(step, complaint)),
    };
    return this.pages.form(reader, complaint, step, values);
  }

  @PostForm('tugas/:number/:step')
  async take(
    @Param('number') number: string,
    @Param('step') text: string,
    @Body() form: Fields,
    @IdempotencyContext() attempt: IdempotentRequest,
    @CurrentReader() reader: Reader,
    @CurrentOfficer() actor: Actor,
    @Req() request: WithFiles,
  ): Promise<PageAnswer> {
    const step = stepOf(text);
    const complaint = await this.reading.forOfficer(actor, number);
    const { sure, change, ...written } = form;
    let values: Fields = written;
    return answerForm(
      async () => {
        if (step === 'selesai' && isPossible(step, complaint))
          values = await this.photos.with(written, request, attempt);
        if (change !== undefined) return this.pages.form(reader, complaint, step, values);
        const said = await this.pages.read(step, complaint, values);
        // An action that is no longer possible is refused by the service, with the reason.
        // So is one on a complaint that changed after it was read.
        if (sure === undefined && isPossible(step, complaint) && isCurrent(said.body, complaint))
          return this.pages.preview(reader, complaint, said, values);
        await this.pages.act({ idempotency: attempt, actor, number }, said);
        // An office that passed a complaint on no longer sees it.
        return goTo(
          step === 'pindah' || (step === 'tolak' && complaint.area !== null)
            ? '/tugas'
            : `/tugas/${complaint.number}?sudah=${step}`,
        );
      },
      async (problem) => {
        if (problem.code !== 'changed_meanwhile')
          return this.pages.form(reader, complaint, step, values, problem);
        // The officer reads what happened, keeps what was written, and decides again.
        const changed = await this.reading.forOfficer(actor, number);
        const since = Number(values.lastEvent);
        return this.pages.form(reader, changed, step, { ...values, ...versionOf(changed) }, problem, since);
      },
    );
  }
}

/** The version that a form shows and sends back. */
function versionOf({ lastEvent }: OfficerComplaintResponse): Fields {
  return { lastEvent: String(lastEvent) };
}

function isCurrent({ lastEvent }: OfficerStepBody, complaint: OfficerComplaintResponse): boolean {
  return lastEvent === undefined || lastEvent === complaint.lastEvent;
}

function isPossible(step: StepPath, { allowedActions }: OfficerComplaintResponse): boolean {
  return allowedActions.includes(actionOf(step));
}
