import type {} from '@fastify/multipart';
import { type FastifyRequest } from 'fastify';
import { Problem } from '../../common/problems/problem.js';
import { MULTIPART } from '../accepted-body.js';

/** Longest file that is accepted, in bytes. */
export const LONGEST_PHOTO = 10 * 1_048_576;
export const PHOTO_FIELD = 'photo';

const NOT_MULTIPART = { id: 'isinya bukan multipart yang utuh', en: 'its body is not whole multipart' };

/**
 * The one file of a multipart body.
 *
 * @throws Problem where there is none, more than one, or more than 10 MB
 */
export async function readUpload(request: FastifyRequest): Promise<Buffer> {
  if (!request.isMultipart()) throw new Problem('unsupported_media_type', { expected: MULTIPART });
  try {
    const bytes = await readParts(request);
    if (!bytes || bytes.length === 0) throw Problem.invalid({ field: PHOTO_FIELD, code: 'required' });
    return bytes;
  } catch (fault) {
    if (fault instanceof Problem) throw fault;
    if ((fault as { statusCode?: number }).statusCode === 413)
      throw new Problem('photo_too_large', { megabytes: LONGEST_PHOTO / 1_048_576 });
    throw new Problem('malformed_request', { reason: NOT_MULTIPART });
  }
}

async function readParts(request: FastifyRequest): Promise<Buffer | undefined> {
  let bytes: Buffer | undefined;
  const limits = { fileSize: LONGEST_PHOTO, files: 2, fields: 1, fieldSize: 1024, parts: 3, headerPairs: 20 };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field' || part.fieldname !== PHOTO_FIELD)
      throw Problem.invalid({ field: part.fieldname.slice(0, 60), code: 'unknown_field' });
    if (bytes) throw Problem.invalid({ field: PHOTO_FIELD, code: 'repeated' });
    bytes = await part.toBuffer();
  }
  return bytes;
}
