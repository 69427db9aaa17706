import { Body, Get, Param } from '@nestjs/common';
import { Problem } from '../../common/problems/problem.js';
import { DuplicatesService, type Merging } from '../../complaints/merging/duplicates.service.js';
import { MergesService } from '../../complaints/merging/merges.service.js';
import { type OfficerComplaintResponse } from '../../complaints/core/reading/officer.response.js';
import { ComplaintReadingService } from '../../complaints/core/reading/complaint-reading.service.js';
import { readNumber } from '../../complaints/core/number.js';
import { IdempotencyContext, type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { type Actor } from '../../identity/actor.js';
import { type Fields } from '../../http/forms/nested.js';
import { goTo, page, type Page, type Redirect, type PageAnswer } from '../page/page.js';
import { answerForm } from '../page/answer-form.js';
import { PageController, PostForm } from '../page/page-controller.js';
import { CurrentOfficer, CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { MergeForm, MergePreview, versionField } from './merge.js';
import { stepWords } from './step-words.js';

/** The most complaints that the list shows. */
const MOST = 20;

/** Merges several complaints about the same thing into the oldest of them. */
@PageController()
export class MergeController {
  constructor(
    private readonly reading: ComplaintReadingService,
    private readonly duplicates: DuplicatesService,
    private readonly merges: MergesService,
  ) {}

  @Get('tugas/:number/gabung')
  async show(
    @Param('number') number: string,
    @CurrentReader() reader: Reader,
    @CurrentOfficer() actor: Actor,
  ): Promise<PageAnswer> {
    const complaint = await this.reading.forOfficer(actor, number);
    const possible = complaint.allowedActions.includes('merge');
    return possible ? await this.form(reader, actor, complaint, []) : goTo(`/tugas/${complaint.number}`);
  }

  @PostForm('tugas/:number/gabung')
  async merge(
    @Param('number') number: string,
    @Body() form: Fields,
    @IdempotencyContext() attempt: IdempotentRequest,
    @CurrentReader() reader: Reader,
    @CurrentOfficer() actor: Actor,
  ): Promise<PageAnswer> {
    const complaint = await this.reading.forOfficer(actor, number);
    const ticked = [form.with ?? []].flat().flatMap((text) => (typeof text === 'string' ? [text] : []));
    return answerForm(
      () => this.answer(reader, actor, complaint, { ticked, form, attempt }),
      async (problem) => {
        // The list is read anew, so that it shows what happened meanwhile.
        const isStale = problem.code === 'changed_meanwhile';
        const now = isStale ? await this.reading.forOfficer(actor, number) : complaint;
        if (!now.allowedActions.includes('merge')) throw problem;
        const others = numbersIn(ticked);
        if (form.sure !== undefined && !isStale && others.length > 0) {
          const plan = await this.duplicates.plan(actor, [now.number, ...others]);
          if (plan) return preview(reader, { complaint: now, plan, form, ticked: others, problem });
        }
        const read = versionIn(form, now.number) ?? now.lastEvent;
        return this.form(reader, actor, now, ticked, problem, read < now.lastEvent ? read : undefined);
      },
    );
  }

  private async answer(
    reader: Reader,
    actor: Actor,
    complaint: OfficerComplaintResponse,
    { ticked, form, attempt }: { ticked: readonly string[]; form: Fields; attempt: IdempotentRequest },
  ): Promise<Page | Redirect> {
    if (form.change !== undefined) return this.form(reader, actor, complaint, ticked);
    const others = numbersIn(ticked);
    if (others.length === 0) throw Problem.invalid({ field: 'with', code: 'required' });
    if (others.length > MOST)
      throw Problem.invalid({ field: 'with', code: 'too_many_items', parameters: { max: MOST } });
    const plan = await this.duplicates.plan(actor, [complaint.number, ...others]);
    if (!plan || plan.merged.length + plan.refused.length === 0)
      throw Problem.invalid({ field: 'with', code: 'required' });
    if (form.sure === undefined || plan.refused.length > 0)
      return preview(reader, { complaint, plan, form, ticked: others });
    const { message, reason } = saidOf(form);
    if (plan.unlike.length > 0 && reason === undefined)
      throw Problem.invalid({ field: 'reason', code: 'required' });
    for (const number of plan.merged) {
      // Each merge has an idempotency key of its own.
      const key = attempt.key && `${attempt.key}-${number}`;
      const idempotency = { ...attempt, key, request: ['merge', number, plan.into] };
      const request = { idempotency, actor, number, lastEvent: versionIn(form, number) };
      await this.merges.merge(request, { into: plan.into, message, reason });
    }
    return goTo(`/tugas/${plan.into}?sudah=gabung`);
  }

  private async form(
    { language }: Reader,
    actor: Actor,
    complaint: OfficerComplaintResponse,
    ticked: readonly string[],
    problem?: Problem,
    since?: number,
  ): Promise<Page> {
    const alike = await this.duplicates.near(actor, complaint.number);
    return page(stepWords[language].gabung, <MergeForm {...{ complaint, alike, ticked, problem, since }} />);
  }
}

/** What would come of it, with what was written for it. */
function preview(
  { language }: Reader,
  {
    complaint,
    plan,
    form,
    ticked,
    problem,
  }: {
    complaint: OfficerComplaintResponse;
    plan: Merging;
    form: Fields;
    ticked: readonly string[];
    problem?: Problem;
  },
): Page {
  const versions = versionsIn(form, [complaint.number, ...ticked]);
  const values = saidOf(form);
  return page(
    stepWords[language].gabung,
    <MergePreview {...{ complaint, plan, ticked, versions, values, problem }} />,
  );
}

function numbersIn(ticked: readonly string[]): string[] {
  return ticked.flatMap((text) => readNumber(text) ?? []);
}

/** The answer to those whose complaints are merged, and the reason; what is empty was not given. */
function saidOf(form: Fields): { message?: string; reason?: string } {
  const given = (name: string): string | undefined => {
    const text = form[name];
    return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
  };
  return { message: given('message'), reason: given('reason') };
}

/** The version of a complaint that the list showed; undefined where the form does not say. */
function versionIn(form: Fields, number: string): number | undefined {
  const text = form[versionField(number)];
  return typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

function versionsIn(form: Fields, numbers: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    numbers.flatMap((number) => {
      const version = versionIn(form, number);
      return version === undefined ? [] : [[versionField(number), String(version)]];
    }),
  );
}
