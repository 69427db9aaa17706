import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { VariesBy } from '../../common/varies-by.js';

/** Documents an endpoint that answers with a table as CSV. */
export function AnswersCsv(about: string, ...example: string[]): MethodDecorator {
  return applyDecorators(
    VariesBy('Accept-Language'),
    ApiOkResponse({
      description: `${about} UTF-8 with a byte order mark, a header line, lines that end in CR LF; a text that a spreadsheet would take for a formula begins with an apostrophe.`,
      headers: {
        'Content-Disposition': {
          description: 'The name of the file.',
          schema: { type: 'string', example: 'attachment; filename="tanggap.csv"' },
        },
      },
      content: { 'text/csv': { schema: { type: 'string' }, example: `${example.join('\r\n')}\r\n` } },
    }),
  );
}
