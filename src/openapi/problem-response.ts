import { problemKind, type ProblemCode } from '../common/problems/catalog.js';
import { Problem } from '../common/problems/problem.js';

interface HeaderSchema {
  type: 'string' | 'integer';
  enum?: string[];
  example?: number;
}

/** An answer of the OpenAPI document that is a problem, with an example of each code. */
export interface ProblemResponse {
  description: string;
  headers?: Record<string, { description: string; schema: HeaderSchema }>;
  content: {
    'application/problem+json': {
      schema: { $ref: string };
      examples: Record<string, { summary: string; value: unknown }>;
    };
  };
}

const retryAfter = {
  description: 'Seconds to wait before the next try.',
  schema: { type: 'integer' as const, example: 5 },
};

/** The answer for problems of one status. */
export function problemResponse(codes: readonly ProblemCode[]): ProblemResponse {
  const kinds = codes.map(problemKind);
  const examples = codes.map((code) => [
    code,
    { summary: problemKind(code).title.en, value: exampleOf(code) },
  ]);
  return {
    description: kinds.map(({ title }) => title.en).join('; '),
    ...(kinds.some(({ status }) => [429, 503].includes(status)) && {
      headers: { 'Retry-After': retryAfter },
    }),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(examples) as Record<string, { summary: string; value: unknown }>,
      },
    },
  };
}

function exampleOf(code: ProblemCode): unknown {
  if (code === 'validation_failed') {
    const fault = { field: 'limit', code: 'out_of_range', parameters: { min: 1, max: 200 } } as const;
    return Problem.invalid(fault).toDocument('en');
  }
  const { parameters, extensions } = problemKind(code).example ?? {};
  return new Problem(code, parameters, extensions).toDocument('en');
}
