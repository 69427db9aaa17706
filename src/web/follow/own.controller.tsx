import { Body, Param, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import {
  AdditionBody,
  ConfirmationBody,
  ContestBody,
  WithdrawalBody,
} from '../../complaints/citizens/citizen-actions.dto.js';
import {
  CitizenActionsService,
  type CitizenRequest,
} from '../../complaints/citizens/citizen-actions.service.js';
import { parseNumberOrFail } from '../../complaints/core/parse-number.js';
import { IdempotencyContext, type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { asBody } from '../forms/as-body.js';
import { type WithFiles } from '../../http/forms/multipart-form.js';
import { type Fields } from '../../http/forms/nested.js';
import { SentPhotosService } from '../forms/sent-photos.service.js';
import { DeviceSecretsService } from '../device-secrets/device-secrets.service.js';
import { goTo, type PageAnswer } from '../page/page.js';
import { answerForm } from '../page/answer-form.js';
import { PageController, PostForm } from '../page/page-controller.js';
import { FollowPagesService } from './follow-pages.service.js';
import { type CitizenStep } from './refused.js';

type Asked = FastifyRequest & WithFiles;

/** The actions of whoever filed a complaint, on the device that keeps its secret. */
@PageController()
export class OwnController {
  constructor(
    private readonly pages: FollowPagesService,
    private readonly actions: CitizenActionsService,
    private readonly photos: SentPhotosService,
    private readonly deviceSecrets: DeviceSecretsService,
  ) {}

  @PostForm('aduan/:number/benar')
  confirm(
    @Param('number') number: string,
    @Body() form: Fields,
    @IdempotencyContext() attempt: IdempotentRequest,
    @Req() request: Asked,
  ): Promise<PageAnswer> {
    return this.take('benar', { number, form, attempt, request }, async (act, fields) =>
      this.actions.confirm(act, await asBody(ConfirmationBody, fields, ['score'])),
    );
  }

  @PostForm('aduan/:number/sanggah')
  contest(
    @Param('number') number: string,
    @Body() form: Fields,
    @IdempotencyContext() attempt: IdempotentRequest,
    @Req() request: Asked,
  ): Promise<PageAnswer> {
    return this.take('sanggah', { number, form, attempt, request }, async (act, fields) =>
      this.actions.contest(act, await asBody(ContestBody, fields, ['score'])),
    );
  }

  @PostForm('aduan/:number/tambah')
  add(
    @Param('number') number: string,
    @Body() form: Fields,
    @IdempotencyContext() attempt: IdempotentRequest,
    @Req() request: Asked,
  ): Promise<PageAnswer> {
    return this.take('tambah', { number, form, attempt, request }, async (act, fields) =>
      this.actions.add(act, await asBody(AdditionBody, fields)),
    );
  }

  @PostForm('aduan/:number/cabut')
  withdraw(
    @Param('number') number: string,
    @Body() form: Fields,
    @IdempotencyContext() attempt: IdempotentRequest,
    @Req() request: Asked,
  ): Promise<PageAnswer> {
    return this.take('cabut', { number, form, attempt, request }, async (act, fields) =>
      this.actions.withdraw(act, await asBody(WithdrawalBody, fields)),
    );
  }

  private take(
    step: CitizenStep,
    asked: {
      number: string;
      form: Fields;
      attempt: IdempotentRequest;
      request: Asked;
    },
    act: (own: CitizenRequest, fields: Fields) => Promise<unknown>,
  ): Promise<PageAnswer> {
    const { form, attempt, request } = asked;
    const number = parseNumberOrFail(asked.number);
    const secret = this.deviceSecrets.secretOf(request, 'aduan', number) ?? '';
    let values = form;
    return answerForm(
      async () => {
        // Photos are only stored for whoever has the secret.
        await this.actions.read(number, secret);
        values = await this.photos.with(form, request, attempt);
        await act({ idempotency: attempt, number, secret }, values);
        return goTo(`/aduan/${number}?kabar=${step}`);
      },
      (problem) => this.pages.complaint(request, number, { refused: { form: step, problem, values } }),
    );
  }
}
