import { problemCodes, problemMembers } from '../common/problems/catalog.js';

/** Schema of every error answer, as it stands in the OpenAPI document. */
export const problemSchema = (): object => ({
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: {
      type: 'string',
      description: 'A name for the kind of problem.',
      example: '/problems/validation_failed',
    },
    title: {
      type: 'string',
      description: 'The kind of problem in words, in the language asked for.',
      example: 'Invalid input',
    },
    status: { type: 'integer', description: 'The HTTP status.', example: 400 },
    detail: {
      type: 'string',
      description: 'What happened this time.',
      example: 'Correct the fields named in errors.',
    },
    code: {
      type: 'string',
      description: 'Stable code for programs.',
      enum: problemCodes(),
      example: 'validation_failed',
    },
    errors: {
      type: 'array',
      description: 'The bad fields, where input was bad.',
      items: {
        type: 'object',
        required: ['field', 'code', 'message'],
        properties: {
          field: {
            type: 'string',
            description: 'Path of the field, as the client wrote it.',
            example: 'location.lat',
          },
          code: { type: 'string', description: 'Stable code of the fault.', example: 'out_of_range' },
          message: {
            type: 'string',
            description: 'The fault in words, in the language asked for.',
            example: 'must be between -90 and 90',
          },
        },
      },
    },
    ...problemMembers(),
  },
});
