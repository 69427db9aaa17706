import { Get, Param, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { variesBy } from '../../common/varies-by.js';
import { cacheControlOf, PhotoAccessService } from '../../complaints/evidence/photo-access.service.js';
import { DeviceSecretsService } from '../device-secrets/device-secrets.service.js';
import { WebPages } from '../page/web-page.js';
import { ForReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';

/** Shows photos on pages: to everyone, to officers by their session, to citizens by what their device keeps. */
@WebPages()
export class PhotoPagesController {
  constructor(
    private readonly access: PhotoAccessService,
    private readonly kept: DeviceSecretsService,
  ) {}

  @Get('foto/:id')
  full(
    @Param('id') id: string,
    @ForReader() reader: Reader,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.show(id, 'full', reader, request, reply);
  }

  @Get('foto/:id/kecil')
  small(
    @Param('id') id: string,
    @ForReader() reader: Reader,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.show(id, 'small', reader, request, reply);
  }

  private async show(
    id: string,
    size: 'full' | 'small',
    { actor }: Reader,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const secrets = this.kept.in(request, 'aduan').map(({ secret }) => secret);
    const { bytes, forAll } = await this.access.see(id, size, { actor, secrets });
    void variesBy(reply, 'Cookie')
      .header('Cache-Control', cacheControlOf(forAll))
      .type('image/jpeg')
      .send(bytes);
  }
}
