import type {} from '@fastify/multipart';
import { type FastifyRequest } from 'fastify';
import { LONGEST_PHOTO } from './read-upload.js';
import { LONGEST_NAME, MOST_FIELDS, refuseExcess } from '../../common/fields/index.js';
import { Problem } from '../../common/problems/problem.js';
import { nested } from './nested.js';

const MOST_FILES = 5;
const LONGEST_FIELD = 20_000;
const LIMITS = {
  fileSize: LONGEST_PHOTO,
  files: MOST_FILES,
  fields: MOST_FIELDS,
  fieldSize: LONGEST_FIELD,
  // In bytes, so that what is cut off is too long still.
  fieldNameSize: 10 * LONGEST_NAME,
  parts: MOST_FIELDS + MOST_FILES,
};
const MOST_MEGABYTES = Math.ceil((MOST_FILES * LONGEST_PHOTO + MOST_FIELDS * LONGEST_FIELD) / 1_048_576);
/** Forms with files read at once: each may hold 50 MB. */
const MOST_AT_ONCE = 6;
const NOT_WHOLE = { id: 'formulirnya tidak utuh', en: 'its form is not whole' };

let atOnce = 0;

/** A request whose form came with files. */
export type WithFiles = FastifyRequest & { formFiles?: readonly Buffer[] };

/**
 * Reads a form that may hold files: its fields become the body, as if it had none.
 *
 * @throws Problem where it is not whole, or holds too much
 */
export async function readMultipartForm(request: WithFiles): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_MEGABYTES * 1_048_576)
    throw new Problem('body_too_large', { megabytes: MOST_MEGABYTES });
  if (atOnce >= MOST_AT_ONCE) throw new Problem('overloaded');
  atOnce++;
  try {
    const pairs: [string, string][] = [];
    const files: Buffer[] = [];
    for await (const part of request.parts({ limits: LIMITS })) {
      if (part.type === 'field') pairs.push([part.fieldname, String(part.value)]);
      else {
        const bytes = await part.toBuffer();
        // A browser sends a file without a byte where none was chosen.
        if (bytes.length > 0) files.push(bytes);
      }
    }
    refuseExcess(pairs, 'body');
    request.body = nested(pairs);
    request.formFiles = files;
  } catch (fault) {
    throw fault instanceof Problem ? fault : problemOf((fault as { code?: string }).code);
  } finally {
    atOnce--;
  }
}

function problemOf(code: string | undefined): Problem {
  switch (code) {
    case 'FST_REQ_FILE_TOO_LARGE':
      return new Problem('photo_too_large', { megabytes: LONGEST_PHOTO / 1_048_576 });
    case 'FST_FILES_LIMIT':
      return Problem.invalid({ field: 'photos', code: 'too_many_items', parameters: { max: MOST_FILES } });
    case 'FST_FIELDS_LIMIT':
    case 'FST_PARTS_LIMIT':
      return Problem.invalid({ field: 'body', code: 'too_many_fields', parameters: { max: MOST_FIELDS } });
    default:
      return new Problem('malformed_request', { reason: NOT_WHOLE });
  }
}
