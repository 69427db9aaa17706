import { Body, Get, Param, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type OfficerComplaintResponse } from '../../complaints/core/reading/officer.response.js';
import { ComplaintReadingService } from '../../complaints/core/reading/complaint-reading.service.js';
import { IdempotencyContext, type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { type Actor } from '../../identity/actor.js';
import { type WithFiles } from '../../http/forms/multipart-form.js';
import { type Fields } from '../../http/forms/nested.js';
import { SentPhotosService } from '../forms/sent-photos.service.js';
import { goTo } from '../page/page.js';
import { answerForm, send } from '../page/send.js';
import { PostForm, WebPages } from '../page/web-page.js';
import { ForOfficer, ForReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { actionOf, stepOf, type StepPath } from './steps.js';
import { StepPagesService } from './step-pages.service.js';
import { templates } from './templates.js';

/** The steps that an officer takes with a complaint: each is shown as the public will read it before it is taken. */
@WebPages()
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
    @ForReader() reader: Reader,
    @ForOfficer() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const step = stepOf(text);
    const complaint = await this.reading.forOfficer(actor, number);
    if (!isPossible(step, complaint)) return send(reply, reader, goTo(`/tugas/${complaint.number}`));
    const message = templates[step]?.find(({ code }) => code === template)?.text;
    const values = {
      ...(message !== undefined && { message }),
      ...(await this.pages.proposed(step, complaint)),
    };
    send(reply, reader, await this.pages.form(reader, complaint, step, values));
  }

  @PostForm('tugas/:number/:step')
  async take(
    @Param('number') number: string,
    @Param('step') text: string,
    @Body() form: Fields,
    @IdempotencyContext() attempt: IdempotentRequest,
    @ForReader() reader: Reader,
    @ForOfficer() actor: Actor,
    @Req() request: WithFiles,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const step = stepOf(text);
    const complaint = await this.reading.forOfficer(actor, number);
    const { sure, change, ...written } = form;
    let values: Fields = written;
    await answerForm(
      reply,
      reader,
      async () => {
        if (step === 'selesai' && isPossible(step, complaint))
          values = await this.photos.with(written, request, attempt);
        if (change !== undefined) return this.pages.form(reader, complaint, step, values);
        const said = await this.pages.read(step, complaint, values);
        // What is not possible any more is refused by the step itself, which knows why.
        if (sure === undefined && isPossible(step, complaint))
          return this.pages.preview(reader, complaint, said, values);
        await this.pages.act({ idempotency: attempt, actor, number }, said);
        // Whoever passed it on does not see it any more.
        return goTo(
          step === 'pindah' || (step === 'tolak' && complaint.area !== null)
            ? '/tugas'
            : `/tugas/${complaint.number}?sudah=${step}`,
        );
      },
      (problem) => this.pages.form(reader, complaint, step, values, problem),
    );
  }
}

function isPossible(step: StepPath, { allowedActions }: OfficerComplaintResponse): boolean {
  return allowedActions.includes(actionOf(step));
}
