import { problemCatalog } from './catalog.js';

/** Schema of every error answer, as it stands in the OpenAPI document. */
export const problemSchema = {
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
      enum: Object.keys(problemCatalog),
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
    retryAfter: {
      type: 'integer',
      description: 'Seconds to wait before the next try, where that is known.',
      example: 30,
    },
    enrolment: {
      type: 'string',
      description:
        'Goes on with a sign-in that needs a second factor to be set up: for POST /second-factors.',
      example: 'AbCdEfGhIjKlMnOpQrStUvWx',
    },
    reason: {
      type: 'string',
      description: 'Stable code of why a photo is not accepted.',
      example: 'not_a_photo',
    },
    doubts: {
      type: 'array',
      description: 'What is doubtful about photos that are to show that something was done.',
      items: {
        type: 'object',
        required: ['photo', 'doubt'],
        properties: {
          photo: {
            type: 'string',
            format: 'uuid',
            description: 'Id of the photo.',
            example: '3f0b7c1e-52a8-4f5e-9d0a-6c1b2e7f8a90',
          },
          doubt: { type: 'string', description: 'Stable code of the doubt.', example: 'taken_outside' },
        },
      },
    },
    currentStatus: {
      type: 'string',
      description: 'Where the complaint stands, where a step is not possible.',
      example: 'resolved',
    },
    allowedStatuses: {
      type: 'array',
      description: 'Where it can go from there.',
      items: { type: 'string', example: 'in_progress' },
    },
    allowedActions: {
      type: 'array',
      description: 'What can be done with it instead.',
      items: { type: 'string', example: 'respond' },
    },
  },
};
