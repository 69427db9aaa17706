import { applyDecorators, Controller, Get, Param, Req, Res, StreamableFile } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCookieAuth,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { variesBy } from '../../common/varies-by.js';
import { SessionGuard } from '../../identity/session.guard.js';
import { TrackingSecret } from '../core/tracking-secret.js';
import { cacheControlOf, PhotoAccessService } from './photo-access.service.js';

/** Documents what the routes of a photo have in common. */
function ShowsPhoto(summary: string): MethodDecorator {
  return applyDecorators(
    ApiParam({
      name: 'id',
      description: 'Id of the photo.',
      example: '3f0b7c1e-52a8-4f5e-9d0a-6c1b2e7f8a90',
    }),
    ApiHeader({
      name: 'Tracking-Secret',
      required: false,
      description: 'The secret of the complaint, for what its citizen sent.',
      schema: { type: 'string', maxLength: 255, example: 'mQ8rT0d2cB4vYk1sZx7uN5eLq3wJh9aF' },
    }),
    ApiBearerAuth(),
    ApiCookieAuth(),
    ApiOperation({
      summary,
      description:
        'What offices show everyone may see. What citizens send only whoever sent it may see, and the officers who see the complaint.',
    }),
    ApiOkResponse({
      description: 'The photo.',
      content: { 'image/jpeg': { schema: { type: 'string', format: 'binary' } } },
    }),
    ApiProblems('photo_not_found', 'unavailable'),
  );
}

@ApiTags('Photos')
@Controller('photos/:id')
export class PhotoReadingController {
  constructor(
    private readonly access: PhotoAccessService,
    private readonly signedIn: SessionGuard,
  ) {}

  @Get()
  @ShowsPhoto('See a photo')
  getPhoto(
    @Param('id') id: string,
    @TrackingSecret() secret: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.show(id, 'full', secret, request, reply);
  }

  @Get('thumbnail')
  @ShowsPhoto('See a photo, small')
  getThumbnail(
    @Param('id') id: string,
    @TrackingSecret() secret: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.show(id, 'small', secret, request, reply);
  }

  private async show(
    id: string,
    size: 'full' | 'small',
    secret: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<StreamableFile> {
    const actor = await this.signedIn.actorOf(request);
    const { bytes, forAll } = await this.access.see(id, size, { actor, secrets: [secret] });
    void reply.header('Cache-Control', cacheControlOf(forAll));
    void variesBy(reply, 'Authorization', 'Cookie', 'Tracking-Secret');
    return new StreamableFile(bytes, { type: 'image/jpeg', length: bytes.length });
  }
}
