import { Get, Param, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { cacheControlOf, PhotoAccessService } from '../../complaints/evidence/photo-access.service.js';
import { DeviceSecretsService } from '../device-secrets/device-secrets.service.js';
import { PageController } from '../page/page-controller.js';
import { type PageAnswer } from '../page/page.js';
import { CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';

/** Shows photos on pages: to everyone, to officers by their session, to citizens by the secrets on their device. */
@PageController()
export class PhotoPagesController {
  constructor(
    private readonly access: PhotoAccessService,
    private readonly deviceSecrets: DeviceSecretsService,
  ) {}

  @Get('foto/:id')
  full(
    @Param('id') id: string,
    @CurrentReader() reader: Reader,
    @Req() request: FastifyRequest,
  ): Promise<PageAnswer> {
    return this.show(id, 'full', reader, request);
  }

  @Get('foto/:id/kecil')
  small(
    @Param('id') id: string,
    @CurrentReader() reader: Reader,
    @Req() request: FastifyRequest,
  ): Promise<PageAnswer> {
    return this.show(id, 'small', reader, request);
  }

  private async show(
    id: string,
    size: 'full' | 'small',
    { actor }: Reader,
    request: FastifyRequest,
  ): Promise<PageAnswer> {
    const secrets = this.deviceSecrets.in(request, 'aduan').map(({ secret }) => secret);
    const { bytes, forAll } = await this.access.see(id, size, { actor, secrets });
    return {
      kind: 'content',
      type: 'image/jpeg',
      body: bytes,
      cacheControl: cacheControlOf(forAll),
      isPersonal: true,
    };
  }
}
