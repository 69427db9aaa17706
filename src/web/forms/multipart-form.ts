import type {} from '@fastify/multipart';
import { type FastifyRequest } from 'fastify';
import { LONGEST_PHOTO } from '../../attachments/read-upload.js';
import { Problem } from '../../common/problems/problem.js';
import { nested } from './nested.js';

const MOST_FILES = 5;
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
  if (atOnce >= MOST_AT_ONCE) throw new Problem('overloaded');
  atOnce++;
  try {
    const pairs: [string, string][] = [];
    const files: Buffer[] = [];
    const limits = { fileSize: LONGEST_PHOTO, files: MOST_FILES, fields: 60, fieldSize: 20_000, parts: 70 };
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') pairs.push([part.fieldname, String(part.value)]);
      else {
        const bytes = await part.toBuffer();
        // A browser sends a file without a byte where none was chosen.
        if (bytes.length > 0) files.push(bytes);
      }
    }
    request.body = nested(pairs);
    request.formFiles = files;
  } catch (fault) {
    if ((fault as { statusCode?: number }).statusCode === 413)
      throw new Problem('photo_too_large', { megabytes: LONGEST_PHOTO / 1_048_576 });
    throw new Problem('malformed_request', { reason: NOT_WHOLE });
  } finally {
    atOnce--;
  }
}
