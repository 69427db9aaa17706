import { Body, Get, Param } from '@nestjs/common';
import { type Problem } from '../../common/problems/problem.js';
import { FakesBody } from '../../complaints/fakes/fakes.dto.js';
import { FakesService } from '../../complaints/fakes/fakes.service.js';
import { parseNumberOrFail } from '../../complaints/core/parse-number.js';
import { IdempotencyContext, type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { type Actor } from '../../identity/actor.js';
import { RequiresRight } from '../../identity/rights/right.guard.js';
import { asBody } from '../forms/as-body.js';
import { type Fields } from '../../http/forms/nested.js';
import { goTo, page, type Page, type PageAnswer } from '../page/page.js';
import { answerForm } from '../page/answer-form.js';
import { PageController, PostForm } from '../page/page-controller.js';
import { CurrentOfficer, CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { FakesForm, fakesWords } from './fakes.js';

/** Where the triage office rejects together what came from the network address of a fake. */
@PageController()
export class FakesPagesController {
  constructor(private readonly fakes: FakesService) {}

  @Get('triase/palsu/:number')
  @RequiresRight('reject_fakes')
  async show(
    @Param('number') number: string,
    @CurrentReader() reader: Reader,
    @CurrentOfficer() actor: Actor,
  ): Promise<PageAnswer> {
    return this.form(reader, actor, number);
  }

  @PostForm('triase/palsu/:number')
  @RequiresRight('reject_fakes')
  reject(
    @Param('number') number: string,
    @Body() form: Fields,
    @IdempotencyContext() attempt: IdempotentRequest,
    @CurrentReader() reader: Reader,
    @CurrentOfficer() actor: Actor,
  ): Promise<PageAnswer> {
    return answerForm(
      async () => {
        const body = await asBody(FakesBody, { ...form, numbers: tickedIn(form) });
        await this.fakes.reject(attempt, actor, number, body);
        return goTo('/triase');
      },
      (problem) => this.form(reader, actor, number, { problem, values: form, ticked: tickedIn(form) }),
    );
  }

  private async form(
    { language }: Reader,
    actor: Actor,
    number: string,
    again?: { problem: Problem; values: Fields; ticked: string[] },
  ): Promise<Page> {
    const entries = await this.fakes.waiting(actor, number);
    return page(
      fakesWords[language].title,
      <FakesForm number={parseNumberOrFail(number)} entries={entries} {...again} />,
    );
  }
}

function tickedIn({ numbers = [] }: Fields): string[] {
  return [numbers].flat().flatMap((text) => (typeof text === 'string' ? [text] : []));
}
