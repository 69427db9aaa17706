import { type OpenAPIObject } from '@nestjs/swagger';
import { problemCatalog, type ProblemCode } from '../common/problems/catalog.js';
import { type ProblemResponse, problemResponse } from '../common/problems/api-problems.js';
import { RIGHT_EXTENSION } from '../identity/rights/right.guard.js';
import { KEY_HEADER, REPLAYED_HEADER } from '../idempotency/idempotency-context.js';

/** What is looked at of a schema. */
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

/** Adds to every operation what no controller should have to repeat: the problems all share, and an example of the body. */
export function completeOperations(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item) as [string, Operation][]) {
      for (const code of problemsOf(path, method, operation)) addProblem(operation.responses, code);
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
    // What looks after the process is answered even then.
    ...(path.startsWith('/api/')
      ? ['wrong_api_key' as const, 'too_many_requests' as const, 'overloaded' as const, 'stopping' as const]
      : []),
    // A query may hold more than any query does, whatever it asks for.
    'validation_failed',
  ];
}

function addProblem(responses: Operation['responses'], code: ProblemCode): void {
  const { status } = problemCatalog[code];
  const declared = responses[status]?.content['application/problem+json'].examples ?? {};
  responses[status] = problemResponse([...(Object.keys(declared) as ProblemCode[]), code]);
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

/** Put together from the examples of the fields, so that it cannot fall behind them. */
function exampleOf(schema: Schema, schemas: Readonly<Record<string, Schema>>): unknown {
  const named = schema.$ref ?? schema.allOf?.[0]?.$ref;
  const { properties, example } = (named && schemas[named.split('/').at(-1) ?? '']) || schema;
  if (!properties) return example;
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, exampleOf(property, schemas)]),
  );
}
