import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { problemCatalog, type ProblemCode } from './catalog.js';
import { Problem } from './problem.js';

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
    title: { type: 'string', description: 'The kind of problem in words, in the language asked for.' },
    status: { type: 'integer', description: 'The HTTP status.' },
    detail: { type: 'string', description: 'What happened this time.' },
    code: { type: 'string', description: 'Stable code for programs.', enum: Object.keys(problemCatalog) },
    errors: {
      type: 'array',
      description: 'The bad fields, where input was bad.',
      items: {
        type: 'object',
        required: ['field', 'code', 'message'],
        properties: {
          field: { type: 'string', example: 'location.lat' },
          code: { type: 'string', example: 'out_of_range' },
          message: { type: 'string', example: 'must be between -90 and 90' },
        },
      },
    },
  },
} as const;

/** Says in the OpenAPI document which problems an endpoint answers with, each with an example. */
export function Refuses(...codes: ProblemCode[]): MethodDecorator & ClassDecorator {
  const statuses = [...new Set(codes.map((code) => problemCatalog[code].status))];
  return applyDecorators(
    ...statuses.map((status) => {
      const ofStatus = codes.filter((code) => problemCatalog[code].status === status);
      return ApiResponse({
        status,
        description: ofStatus.map((code) => problemCatalog[code].title.en).join('; '),
        content: {
          'application/problem+json': {
            schema: { $ref: '#/components/schemas/Problem' },
            examples: Object.fromEntries(ofStatus.map((code) => [code, { value: exampleOf(code) }])),
          },
        },
      });
    }),
  );
}

const exampleParameters = {
  number: 'JKT-26-7K3Q9F-8',
  code: '31.71.01.9999',
  owner: 'Lurah Gambir',
  lat: -6.9,
  lng: 107.6,
  currentStatus: 'resolved',
  action: 'respond',
  possibleIn: 'waiting, in_progress, coordinating',
  reason: 'Unexpected end of JSON input',
  what: 'database',
};

function exampleOf(code: ProblemCode): unknown {
  if (code === 'validation_failed') {
    const fault = { field: 'description', code: 'too_short', parameters: { min: 10 } } as const;
    return Problem.invalid(fault).toDocument('en');
  }
  const extensions =
    code === 'transition_not_allowed'
      ? { currentStatus: 'resolved', allowedStatuses: [], allowedActions: [] }
      : {};
  return new Problem(code, exampleParameters, extensions).toDocument('en');
}
