import { Body, Get, Ip, Param, Query, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { Problem } from '../../common/problems/problem.js';
import { CitizenActionsService } from '../../complaints/citizens/citizen-actions.service.js';
import { parseNumberOrFail } from '../../complaints/core/parse-number.js';
import { SupportersService } from '../../complaints/supporters/supporters.service.js';
import { SupportBody } from '../../complaints/supporters/supporters.dto.js';
import { RateLimit } from '../../http/route-declaration.js';
import { IdempotencyContext, type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { asBody } from '../forms/as-body.js';
import { type Fields } from '../../http/forms/nested.js';
import { DeviceSecretsService } from '../device-secrets/device-secrets.service.js';
import { goTo, type Page, type PageAnswer } from '../page/page.js';
import { answerForm } from '../page/answer-form.js';
import { PageController, PostForm } from '../page/page-controller.js';
import { CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { news, type News } from './complaint-page.js';
import { FollowPagesService } from './follow-pages.service.js';

const NOT_A_COMPLAINT = ['complaint_not_found', 'complaint_number_mistyped'];

/** Pages on which complaints are found and followed, by number or on the device they were filed with. */
@PageController()
export class FollowController {
  constructor(
    private readonly pages: FollowPagesService,
    private readonly actions: CitizenActionsService,
    private readonly supporters: SupportersService,
    private readonly deviceSecrets: DeviceSecretsService,
  ) {}

  @Get('aduan')
  async find(
    @Query('nomor') typed: unknown,
    @CurrentReader() reader: Reader,
    @Req() request: FastifyRequest,
  ): Promise<PageAnswer> {
    if (typeof typed !== 'string' || typed.trim() === '') return this.pages.find(reader, request);
    const text = typed.slice(0, 60);
    return answerForm(
      () => goTo(`/aduan/${parseNumberOrFail(text)}`),
      (problem) => this.findAgain(problem, text, reader, request),
    );
  }

  @Get('aduan/:number')
  follow(
    @Param('number') typed: string,
    @Query('kabar') told: unknown,
    @CurrentReader() reader: Reader,
    @Req() request: FastifyRequest,
  ): Promise<PageAnswer> {
    return answerForm(
      () => {
        const number = parseNumberOrFail(typed);
        if (number !== typed) return goTo(`/aduan/${number}`);
        return this.pages.complaint(request, number, { news: newsOf(told) });
      },
      (problem) => this.findAgain(problem, typed, reader, request),
    );
  }

  @PostForm('aduan/:number/rahasia')
  @RateLimit('secret')
  open(
    @Param('number') typed: string,
    @Body() { secret }: Fields,
    @Req() request: FastifyRequest,
  ): Promise<PageAnswer> {
    const number = parseNumberOrFail(typed);
    return answerForm(
      async () => {
        if (typeof secret !== 'string') throw Problem.invalid({ field: 'secret', code: 'required' });
        await this.actions.read(number, secret.trim());
        const cookie = this.deviceSecrets.keep(request, 'aduan', { number, secret: secret.trim() });
        return goTo(`/aduan/${number}?kabar=masuk`, [cookie]);
      },
      (problem) =>
        this.pages.complaint(request, number, { refused: { form: 'rahasia', problem, values: {} } }),
    );
  }

  @PostForm('aduan/:number/lupakan')
  forget(@Param('number') typed: string, @Req() request: FastifyRequest): PageAnswer {
    return goTo('/aduan', [this.deviceSecrets.forget(request, 'aduan', parseNumberOrFail(typed))]);
  }

  @PostForm('aduan/:number/saya-juga')
  meToo(
    @Param('number') typed: string,
    @Ip() address: string,
    @Body() form: Fields,
    @IdempotencyContext() attempt: IdempotentRequest,
    @Req() request: FastifyRequest,
  ): Promise<PageAnswer> {
    const number = parseNumberOrFail(typed);
    return answerForm(
      async () => {
        const { contact } = await asBody(SupportBody, form);
        const { trackingSecret: secret } = await this.supporters.support(
          { idempotency: attempt, number, address },
          contact,
        );
        return goTo(`/aduan/${number}?kabar=juga`, [
          this.deviceSecrets.keep(request, 'dukungan', { number, secret }),
        ]);
      },
      (problem) =>
        this.pages.complaint(request, number, { refused: { form: 'saya-juga', problem, values: form } }),
    );
  }

  @PostForm('aduan/:number/saya-juga/batal')
  async takeBack(@Param('number') typed: string, @Req() request: FastifyRequest): Promise<PageAnswer> {
    const number = parseNumberOrFail(typed);
    const secret = this.deviceSecrets.secretOf(request, 'dukungan', number);
    if (secret === undefined) throw new Problem('support_not_found', { number });
    await this.supporters.withdraw(number, secret);
    return goTo(`/aduan/${number}?kabar=batal`, [this.deviceSecrets.forget(request, 'dukungan', number)]);
  }

  /** Asks for the number again, and says what is wrong with the given one. Other problems are thrown on. */
  private findAgain(problem: Problem, typed: string, reader: Reader, request: FastifyRequest): Promise<Page> {
    if (!NOT_A_COMPLAINT.includes(problem.code)) throw problem;
    return this.pages.find(reader, request, { typed, problem });
  }
}

function newsOf(told: unknown): News | undefined {
  return typeof told === 'string' && Object.hasOwn(news.id, told) ? (told as News) : undefined;
}
