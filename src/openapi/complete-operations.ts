import { type OpenAPIObject } from '@nestjs/swagger';
import { PROBLEM_EXTENSION } from '../common/problems/api-problems.js';
import { problemKind, type ProblemCode } from '../common/problems/catalog.js';
import { RIGHT_EXTENSION } from '../identity/rights/right.guard.js';
import { KEY_HEADER, REPLAYED_HEADER } from '../idempotency/idempotency-context.js';
import { type ProblemResponse, problemResponse } from './problem-response.js';

/** The part of a schema that is read here. */
interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly example?: unknown;
}

interface Operation {
  description?: string;
  readonly [RIGHT_EXTENSION]?: string;
  readonly parameters?: readonly { in: string; name: string }[];
  readonly requestBody?: { content: Record<string, { schema: Schema; example?: unknown }> };
  readonly responses: Record<string, ProblemResponse>;
  /** Ways to be signed in; absent where nobody need be. */
  readonly security?: readonly object[];
}

/** Adds to every operation what all share: the common problems, and an example of the body. */
export function completeOperations(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item) as [string, Operation][]) {
      addProblems(operation.responses, [...takeDeclared(operation), ...problemsOf(path, method, operation)]);
      sayThatItMayBeReplayed(operation);
      describeRight(operation);
      for (const content of Object.values(operation.requestBody?.content ?? {})) {
        content.example = exampleOf(content.schema, schemas);
      }
    }
  }
}

function problemsOf(
  path: string,
  method: string,
  { parameters = [], requestBody, security = [] }: Operation,
): ProblemCode[] {
  const hasPath = parameters.some((parameter) => parameter.in === 'path');
  return [
    ...(hasPath || requestBody ? ['malformed_request' as const] : []),
    ...(requestBody ? ['body_too_large' as const, 'unsupported_media_type' as const] : []),
    ...(security.length > 0 && method !== 'get' ? ['cross_site_request' as const] : []),
    'internal_error',
    // Load shedding lets the routes of monitoring through.
    ...(path.startsWith('/api/')
      ? ['wrong_api_key' as const, 'too_many_requests' as const, 'overloaded' as const, 'stopping' as const]
      : []),
    // A query may hold more than any query does, whatever it asks for.
    'validation_failed',
  ];
}

/** The problems that `ApiProblems` declared, in that order; the extensions that name them are removed. */
function takeDeclared(operation: Operation): ProblemCode[] {
  const names = Object.keys(operation).filter((name) => name.startsWith(PROBLEM_EXTENSION));
  for (const name of names) Reflect.deleteProperty(operation, name);
  return names.map((name) => name.slice(PROBLEM_EXTENSION.length) as ProblemCode);
}

function addProblems(responses: Operation['responses'], codes: readonly ProblemCode[]): void {
  const statusOf = (code: ProblemCode): number => problemKind(code).status;
  for (const status of new Set(codes.map(statusOf)))
    responses[status] = problemResponse([...new Set(codes)].filter((code) => statusOf(code) === status));
}

function describeRight(operation: Operation): void {
  const right = operation[RIGHT_EXTENSION];
  if (right === undefined) return;
  operation.description =
    `${operation.description ?? ''} Requires the right \`${right}\`; see GET /rights.`.trim();
}

function sayThatItMayBeReplayed({ parameters = [], responses }: Operation): void {
  const created = responses['201'];
  if (!created || !parameters.some(({ name }) => name === KEY_HEADER)) return;
  const description = '`true` where this is the answer that an earlier request with the same key got.';
  created.headers = {
    ...created.headers,
    [REPLAYED_HEADER]: { description, schema: { type: 'string', enum: ['true'] } },
  };
}

/** Built from the examples of the fields, so that it cannot become outdated. */
function exampleOf(schema: Schema, schemas: Readonly<Record<string, Schema>>): unknown {
  const named = schema.$ref ?? schema.allOf?.[0]?.$ref;
  const { properties, example } = (named && schemas[named.split('/').at(-1) ?? '']) || schema;
  if (!properties) return example;
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, exampleOf(property, schemas)]),
  );
}
