import { Body, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { FileComplaintBody } from '../../complaints/filing/file-complaint.dto.js';
import { FilingService } from '../../complaints/filing/filing.service.js';
import { IdempotencyContext, type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { asBody } from '../forms/as-body.js';
import { type WithFiles } from '../../http/forms/multipart-form.js';
import { type Fields, nested } from '../../http/forms/nested.js';
import { SentPhotosService } from '../forms/sent-photos.service.js';
import { DeviceSecretsService } from '../device-secrets/device-secrets.service.js';
import { goTo } from '../page/page.js';
import { answerForm, send } from '../page/send.js';
import { PostForm, WebPages } from '../page/web-page.js';
import { ForReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { FilingPagesService } from './filing-pages.service.js';
import { OutlinesService } from './outlines.service.js';

/** Where citizens file: three steps, of which only the last sends anything. */
@WebPages()
export class FilingController {
  constructor(
    private readonly pages: FilingPagesService,
    private readonly filing: FilingService,
    private readonly photos: SentPhotosService,
    private readonly kept: DeviceSecretsService,
    private readonly outlines: OutlinesService,
  ) {}

  @Get('lapor')
  async step(
    @Query() query: Record<string, unknown>,
    @ForReader() reader: Reader,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.kept.begin(request, reply);
    send(reply, reader, await this.pages.next(reader, saidIn(query)));
  }

  @PostForm('lapor')
  file(
    @Body() form: Fields,
    @IdempotencyContext() attempt: IdempotentRequest,
    @ForReader() reader: Reader,
    @Req() request: FastifyRequest & WithFiles,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    let values = form;
    return answerForm(
      reply,
      reader,
      async () => {
        values = await this.photos.with(form, request, attempt);
        const body = await asBody(FileComplaintBody, values, ['location.lat', 'location.lng']);
        const sender = { over: 'pages', ip: request.ip } as const;
        const { number, trackingSecret: secret } = await this.filing.file(body, attempt, sender);
        this.kept.keep(request, reply, 'aduan', { number, secret });
        // Where nothing is kept, the secret is told now or never.
        return this.kept.isPossible(request)
          ? goTo(`/lapor/terkirim/${number}`)
          : this.pages.receipt(reader, { number, secret, kept: false });
      },
      (problem) => this.pages.again(reader, { problem, values }),
    );
  }

  @Get('lapor/terkirim/:number')
  sent(
    @Param('number') number: string,
    @ForReader() reader: Reader,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const secret = this.kept.secretOf(request, 'aduan', number);
    if (secret === undefined) return send(reply, reader, goTo(`/aduan/${encodeURIComponent(number)}`));
    send(reply, reader, this.pages.receipt(reader, { number, secret, kept: true }));
  }

  @Get('lapor/batas.json')
  @Header('Cache-Control', 'public, max-age=86400')
  async borders(@Res() reply: FastifyReply): Promise<void> {
    void reply.type('application/geo+json').send(await this.outlines.json());
  }
}

function saidIn(query: Record<string, unknown>): Fields {
  return nested(
    Object.entries(query).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, String(each)]),
    ),
  );
}
