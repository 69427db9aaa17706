import { Injectable } from '@nestjs/common';
import { PhotosService } from '../../attachments/photos.service.js';
import { type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { type Fields } from '../../http/forms/nested.js';
import { type WithFiles } from '../../http/forms/multipart-form.js';

/** Pictures to be shown on a page, as URLs, by the ids of their photos. */
export type Pictures = ReadonlyMap<string, string>;

/** Takes in the photos that came with a form, so that they can be named as the API's bodies name them. */
@Injectable()
export class SentPhotosService {
  constructor(private readonly photos: PhotosService) {}

  /**
   * The fields of a form with the ids of its photos: those that a script sent before, and those that came with it.
   *
   * @throws Problem `photo_refused`
   */
  async with(fields: Fields, { formFiles = [] }: WithFiles, attempt: IdempotentRequest): Promise<Fields> {
    const ids = [fields.photos ?? []].flat() as string[];
    for (const [index, bytes] of formFiles.entries()) {
      // The form sent again is the same form, with the same photos.
      const each = { ...attempt, ...(attempt.key && { key: `${attempt.key}-${index}` }), request: ['photo'] };
      ids.push((await this.photos.takeIn(each, bytes)).id);
    }
    return ids.length > 0 ? { ...fields, photos: ids } : fields;
  }

  /** Small pictures of the photos that a form names, as data URLs by their ids: nobody else may see these photos yet. */
  async picturesOf({ photos = [] }: Fields): Promise<Pictures> {
    const pictures = await this.photos.ofSender([photos].flat() as string[]);
    return new Map(
      [...pictures].map(([id, jpeg]) => [id, `data:image/jpeg;base64,${jpeg.toString('base64')}`]),
    );
  }
}
