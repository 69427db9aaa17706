import { Body, Get, Param, Query, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { FileComplaintBody } from '../../complaints/filing/file-complaint.dto.js';
import { FilingService } from '../../complaints/filing/filing.service.js';
import { IdempotencyContext, type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { asBody } from '../forms/as-body.js';
import { RateLimit } from '../../http/route-declaration.js';
import { type WithFiles } from '../../http/forms/multipart-form.js';
import { type Fields, nested } from '../../http/forms/nested.js';
import { SentPhotosService } from '../forms/sent-photos.service.js';
import { DeviceSecretsService } from '../device-secrets/device-secrets.service.js';
import { goTo, type PageAnswer } from '../page/page.js';
import { answerForm } from '../page/answer-form.js';
import { PageController, PostForm } from '../page/page-controller.js';
import { CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { FilingPagesService } from './filing-pages.service.js';
import { OutlinesService } from './outlines.service.js';

/** Filing in three steps, of which only the last stores anything. */
@PageController()
export class FilingPagesController {
  constructor(
    private readonly pages: FilingPagesService,
    private readonly filing: FilingService,
    private readonly photos: SentPhotosService,
    private readonly deviceSecrets: DeviceSecretsService,
    private readonly outlines: OutlinesService,
  ) {}

  @Get('lapor')
  async step(
    @Query() query: Record<string, unknown>,
    @CurrentReader() reader: Reader,
    @Req() request: FastifyRequest,
  ): Promise<PageAnswer> {
    const next = await this.pages.next(reader, saidIn(query));
    return { ...next, cookies: this.deviceSecrets.begin(request) };
  }

  @PostForm('lapor')
  @RateLimit('filing')
  file(
    @Body() form: Fields,
    @IdempotencyContext() attempt: IdempotentRequest,
    @CurrentReader() reader: Reader,
    @Req() request: FastifyRequest & WithFiles,
  ): Promise<PageAnswer> {
    let values = form;
    return answerForm(
      async () => {
        values = await this.photos.with(form, request, attempt);
        const body = await asBody(FileComplaintBody, ticked(values), ['location.lat', 'location.lng']);
        const sender = { over: 'pages', ip: request.ip } as const;
        const { number, trackingSecret: secret } = await this.filing.file(body, attempt, sender);
        const cookies = [this.deviceSecrets.keep(request, 'aduan', { number, secret })];
        // A device that keeps no cookies is told the secret now or never.
        return this.deviceSecrets.isPossible(request)
          ? goTo(`/lapor/terkirim/${number}`, cookies)
          : { ...this.pages.receipt(reader, { number, secret, kept: false }), cookies };
      },
      (problem) => this.pages.again(reader, { problem, values }),
    );
  }

  @Get('lapor/terkirim/:number')
  sent(
    @Param('number') number: string,
    @CurrentReader() reader: Reader,
    @Req() request: FastifyRequest,
  ): PageAnswer {
    const secret = this.deviceSecrets.secretOf(request, 'aduan', number);
    if (secret === undefined) return goTo(`/aduan/${encodeURIComponent(number)}`);
    return this.pages.receipt(reader, { number, secret, kept: true });
  }

  @Get('lapor/batas.json')
  async borders(): Promise<PageAnswer> {
    return {
      kind: 'content',
      type: 'application/geo+json',
      body: await this.outlines.json(),
      cacheControl: 'public, max-age=86400',
      isPersonal: false,
    };
  }
}

/** The tick of the form as the API's flag. */
function ticked({ aboutOffice, ...values }: Fields): Record<string, unknown> {
  return aboutOffice === undefined
    ? values
    : { ...values, aboutOffice: aboutOffice === 'yes' || aboutOffice };
}

function saidIn(query: Record<string, unknown>): Fields {
  return nested(
    Object.entries(query).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, String(each)]),
    ),
  );
}
