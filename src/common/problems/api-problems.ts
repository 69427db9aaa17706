import { ApiResponse } from '@nestjs/swagger';
import { problemCatalog, type ProblemCode } from './catalog.js';
import { Problem } from './problem.js';

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

const REFUSED = Symbol('Refused');

/** Says in the OpenAPI document which problems an endpoint, or every one of a controller, answers with, each with an example. */
export function ApiProblems(...codes: ProblemCode[]): MethodDecorator & ClassDecorator {
  return (target: object, name?: string | symbol, descriptor?: PropertyDescriptor): void => {
    if (name !== undefined && descriptor) return refuseBesides(target, name, descriptor, codes);
    const { prototype } = target as { prototype: object };
    for (const [each, method] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
      if (each !== 'constructor') refuseBesides(prototype, each, method, codes);
  };
}

/** Of several answers with one status the document keeps the last: so each says also what those before it said. */
function refuseBesides(
  target: object,
  name: string | symbol,
  descriptor: PropertyDescriptor,
  codes: readonly ProblemCode[],
): void {
  const handler = descriptor.value as object;
  const before = (Reflect.getMetadata(REFUSED, handler) ?? []) as ProblemCode[];
  const all = [...new Set([...before, ...codes])];
  Reflect.defineMetadata(REFUSED, all, handler);
  for (const status of new Set(all.map((code) => problemCatalog[code].status))) {
    const response = problemResponse(all.filter((code) => problemCatalog[code].status === status));
    ApiResponse({ status, ...response })(target, name, descriptor);
  }
}

/** The answer for problems of one status. */
export function problemResponse(codes: readonly ProblemCode[]): ProblemResponse {
  const examples = codes.map((code) => [
    code,
    { summary: problemCatalog[code].title.en, value: exampleOf(code) },
  ]);
  const notNow = codes.some((code) => [429, 503].includes(problemCatalog[code].status));
  return {
    description: codes.map((code) => problemCatalog[code].title.en).join('; '),
    ...(notNow && { headers: { 'Retry-After': retryAfter } }),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(examples) as Record<string, { summary: string; value: unknown }>,
      },
    },
  };
}

const retryAfter = {
  description: 'Seconds to wait before the next try.',
  schema: { type: 'integer' as const, example: 5 },
};

const exampleParameters = {
  number: 'JKT-26-7K3Q9F-8',
  id: '0197c1a2-7b1e-7c3a-9a53-2f6b1c9d8e10',
  code: '31.71.01.9999',
  owner: 'Lurah Gambir',
  month: '2026-03',
  from: '2026-04-01',
  lat: -6.9,
  lng: 107.6,
  currentStatus: 'resolved',
  action: 'respond',
  possibleIn: 'waiting, in_progress, coordinating',
  reason: 'its body is not valid JSON',
  channel: 'jaki',
  externalId: 'JK2603010042',
  expected: 'application/json',
  megabytes: 10,
  category: 'road',
  doubts: 'one was taken before the filing or after the closing',
  what: 'database',
  policy: 'allkeys-lru',
  seconds: 30,
  requestId: '5f0c8a52-6d0e-4c7e-9a53-2f6b1c9d8e10',
};

/** What there was too much of. */
const whatExamples: Partial<Record<ProblemCode, string>> = {
  too_many_requests: 'requests from this network address',
  too_many_sign_ins: 'Signing in with this address has failed too often from this network or device',
};

const exampleExtensions: Partial<Record<ProblemCode, Record<string, unknown>>> = {
  transition_not_allowed: { currentStatus: 'resolved', allowedStatuses: [], allowedActions: [] },
  photo_refused: { reason: 'not_a_photo' },
  evidence_doubtful: { doubts: [{ photo: '3f0b7c1e-52a8-4f5e-9d0a-6c1b2e7f8a90', doubt: 'taken_outside' }] },
  too_many_requests: { retryAfter: 30 },
  too_many_sign_ins: { retryAfter: 30 },
  second_factor_not_enrolled: { enrolment: 'AbCdEfGhIjKlMnOpQrStUvWx' },
};

function exampleOf(code: ProblemCode): unknown {
  const what = whatExamples[code];
  if (what !== undefined)
    return new Problem(code, { ...exampleParameters, what }, exampleExtensions[code]).toDocument('en');
  if (code === 'validation_failed') {
    const fault = { field: 'limit', code: 'out_of_range', parameters: { min: 1, max: 200 } } as const;
    return Problem.invalid(fault).toDocument('en');
  }
  return new Problem(code, exampleParameters, exampleExtensions[code]).toDocument('en');
}
