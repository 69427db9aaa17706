import { Body, Get, Ip, Param, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Problem } from '../../common/problems/problem.js';
import { CitizenActionsService } from '../../complaints/citizens/citizen-actions.service.js';
import { parseNumberOrFail } from '../../complaints/core/parse-number.js';
import { SupportersService } from '../../complaints/supporters/supporters.service.js';
import { SupportBody } from '../../complaints/supporters/supporters.dto.js';
import { IdempotencyContext, type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { asBody } from '../forms/as-body.js';
import { type Fields } from '../../http/forms/nested.js';
import { DeviceSecretsService } from '../device-secrets/device-secrets.service.js';
import { goTo } from '../page/page.js';
import { answerForm, send } from '../page/send.js';
import { PostForm, WebPages } from '../page/web-page.js';
import { ForReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { news, type News } from './complaint-page.js';
import { FollowPagesService } from './follow-pages.service.js';

const NOT_A_COMPLAINT = ['complaint_not_found', 'complaint_number_mistyped'];

/** Where complaints are found and followed, by their number or from the device they were filed with. */
@WebPages()
export class FollowController {
  constructor(
    private readonly pages: FollowPagesService,
    private readonly actions: CitizenActionsService,
    private readonly supporters: SupportersService,
    private readonly kept: DeviceSecretsService,
  ) {}

  @Get('aduan')
  async find(
    @Query('nomor') typed: unknown,
    @ForReader() reader: Reader,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (typeof typed !== 'string' || typed.trim() === '')
      return send(reply, reader, await this.pages.find(reader, request));
    try {
      send(reply, reader, goTo(`/aduan/${parseNumberOrFail(typed.slice(0, 60))}`));
    } catch (fault) {
      await this.findAgain(fault, typed.slice(0, 60), reader, request, reply);
    }
  }

  @Get('aduan/:number')
  async follow(
    @Param('number') typed: string,
    @Query('kabar') told: unknown,
    @ForReader() reader: Reader,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const number = parseNumberOrFail(typed);
      if (number !== typed) return send(reply, reader, goTo(`/aduan/${number}`));
      send(reply, reader, await this.pages.complaint(request, number, { news: newsOf(told) }));
    } catch (fault) {
      await this.findAgain(fault, typed, reader, request, reply);
    }
  }

  @PostForm('aduan/:number/rahasia')
  open(
    @Param('number') typed: string,
    @Body() { secret }: Fields,
    @ForReader() reader: Reader,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const number = parseNumberOrFail(typed);
    return answerForm(
      reply,
      reader,
      async () => {
        if (typeof secret !== 'string') throw Problem.invalid({ field: 'secret', code: 'required' });
        await this.actions.read(number, secret.trim());
        this.kept.keep(request, reply, 'aduan', { number, secret: secret.trim() });
        return goTo(`/aduan/${number}?kabar=masuk`);
      },
      (problem) =>
        this.pages.complaint(request, number, { refused: { form: 'rahasia', problem, values: {} } }),
    );
  }

  @PostForm('aduan/:number/lupakan')
  forget(
    @Param('number') typed: string,
    @ForReader() reader: Reader,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    this.kept.forget(request, reply, 'aduan', parseNumberOrFail(typed));
    send(reply, reader, goTo('/aduan'));
  }

  @PostForm('aduan/:number/saya-juga')
  meToo(
    @Param('number') typed: string,
    @Ip() address: string,
    @Body() form: Fields,
    @IdempotencyContext() attempt: IdempotentRequest,
    @ForReader() reader: Reader,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const number = parseNumberOrFail(typed);
    return answerForm(
      reply,
      reader,
      async () => {
        const { contact } = await asBody(SupportBody, form);
        const { trackingSecret: secret } = await this.supporters.support(
          { idempotency: attempt, number, address },
          contact,
        );
        this.kept.keep(request, reply, 'dukungan', { number, secret });
        return goTo(`/aduan/${number}?kabar=juga`);
      },
      (problem) =>
        this.pages.complaint(request, number, { refused: { form: 'saya-juga', problem, values: form } }),
    );
  }

  @PostForm('aduan/:number/saya-juga/batal')
  async takeBack(
    @Param('number') typed: string,
    @ForReader() reader: Reader,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const number = parseNumberOrFail(typed);
    const secret = this.kept.secretOf(request, 'dukungan', number);
    if (secret === undefined) throw new Problem('support_not_found', { number });
    await this.supporters.withdraw(number, secret);
    this.kept.forget(request, reply, 'dukungan', number);
    send(reply, reader, goTo(`/aduan/${number}?kabar=batal`));
  }

  /** Asks for the number once more, and says what is wrong with the one that was given. */
  private async findAgain(
    fault: unknown,
    typed: string,
    reader: Reader,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    if (!(fault instanceof Problem) || !NOT_A_COMPLAINT.includes(fault.code)) throw fault;
    send(reply, reader, await this.pages.find(reader, request, { typed, problem: fault }));
  }
}

function newsOf(told: unknown): News | undefined {
  return typeof told === 'string' && Object.hasOwn(news.id, told) ? (told as News) : undefined;
}
