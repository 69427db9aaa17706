import { Body, Get, Param } from '@nestjs/common';
import { type Problem } from '../../common/problems/problem.js';
import { ComplaintReadingService } from '../../complaints/core/reading/complaint-reading.service.js';
import { type ReporterLookResponse } from '../../complaints/privacy/reporter-access.response.js';
import { ReporterLookBody } from '../../complaints/privacy/reporters.dto.js';
import { ReporterAccessService } from '../../complaints/privacy/reporter-access.service.js';
import { type Actor } from '../../identity/actor.js';
import { asBody } from '../forms/as-body.js';
import { type Fields } from '../../http/forms/nested.js';
import { page, type Page, type PageAnswer } from '../page/page.js';
import { answerForm } from '../page/answer-form.js';
import { PageController, PostForm } from '../page/page-controller.js';
import { CurrentOfficer, CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { LookForm, lookWords, Looked } from './reporter.js';

/** Shows who filed a complaint to an officer who gives a reason. */
@PageController()
export class ReporterController {
  constructor(
    private readonly reading: ComplaintReadingService,
    private readonly looks: ReporterAccessService,
  ) {}

  @Get('tugas/:number/pelapor')
  async ask(
    @Param('number') text: string,
    @CurrentReader() reader: Reader,
    @CurrentOfficer() actor: Actor,
  ): Promise<PageAnswer> {
    const { number } = await this.reading.forOfficer(actor, text);
    return this.form(reader, number);
  }

  @PostForm('tugas/:number/pelapor')
  async look(
    @Param('number') text: string,
    @Body() form: Fields,
    @CurrentReader() reader: Reader,
    @CurrentOfficer() actor: Actor,
  ): Promise<PageAnswer> {
    const { number } = await this.reading.forOfficer(actor, text);
    return answerForm(
      async () => {
        const { reason } = await asBody(ReporterLookBody, form);
        return this.shown(reader, await this.looks.look(actor, number, reason));
      },
      (problem) => this.form(reader, number, form, problem),
    );
  }

  private form({ language }: Reader, number: string, values: Fields = {}, problem?: Problem): Page {
    return page(lookWords[language].title, <LookForm {...{ number, values, problem }} />);
  }

  private shown({ language }: Reader, look: ReporterLookResponse): Page {
    return page(lookWords[language].title, <Looked look={look} />);
  }
}
