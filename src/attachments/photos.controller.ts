import { Controller, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { Problem } from '../common/problems/problem.js';
import { ApiProblems } from '../common/problems/api-problems.js';
import { AcceptsFiles } from '../http/accepted-body.js';
import { ApiField } from '../common/api-field.js';
import {
  IdempotencyContext,
  type IdempotentRequest,
  Idempotent,
} from '../idempotency/idempotency-context.js';
import { PhotosService, type TakenIn } from './photos.service.js';
import { PHOTO_FIELD, readUpload } from '../http/forms/read-upload.js';

/** Files held in memory at the same time, of up to 10 MB each. */
const MAX_CONCURRENT = 16;

class TakenInResponse implements TakenIn {
  @ApiField(
    'Give it in `photos` of a filing, an addition, a contest or a resolution, within a day.',
    '3f0b7c1e-52a8-4f5e-9d0a-6c1b2e7f8a90',
    {
      format: 'uuid',
    },
  )
  id!: string;

  @ApiField('Width as it is kept, in pixels.', 2048)
  width!: number;

  @ApiField('Height as it is kept, in pixels.', 1536)
  height!: number;
}

@ApiTags('Photos')
@Controller('photos')
export class PhotosController {
  private inHand = 0;

  constructor(private readonly photos: PhotosService) {}

  @Post()
  @AcceptsFiles()
  @Idempotent()
  @ApiOperation({
    summary: 'Send a photo',
    description:
      'JPEG, PNG or WebP of up to 10 MB and 50 million pixels, known by its content. Its picture is drawn anew, so that nothing else of the file is ever shown. Nobody need be signed in.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    description: `One file, in the field \`${PHOTO_FIELD}\`.`,
    schema: {
      type: 'object',
      required: [PHOTO_FIELD],
      properties: { [PHOTO_FIELD]: { type: 'string', format: 'binary', example: 'the bytes of a JPEG' } },
    },
  })
  @ApiCreatedResponse({ type: TakenInResponse, description: 'Taken in.' })
  @ApiProblems('validation_failed', 'photo_too_large', 'photo_refused', 'unavailable')
  async sendPhoto(
    @Req() request: FastifyRequest,
    @IdempotencyContext() idempotency: IdempotentRequest,
  ): Promise<TakenInResponse> {
    if (this.inHand >= MAX_CONCURRENT) throw new Problem('overloaded');
    this.inHand++;
    try {
      return await this.photos.takeIn(idempotency, await readUpload(request));
    } finally {
      this.inHand--;
    }
  }
}
