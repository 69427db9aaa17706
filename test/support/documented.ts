import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

/** What the tests look at of a schema in the document. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly description?: string;
  readonly example?: unknown;
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

export interface Content {
  readonly schema: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { value: unknown }>>;
}

export interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly { name: string; in: string; description?: string; schema: Schema }[];
  readonly requestBody?: { description?: string; content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<
    Record<string, { description?: string; headers?: object; content?: Readonly<Record<string, Content>> }>
  >;
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly securitySchemes: Readonly<Record<string, object>>;
  };
}

/** Makes a validator of answers from the schemas of the document; what a schema does not name is a fault. */
export function validatorOf(document: Document): (schema: Schema) => ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema({ $id: 'document', components: asJsonSchema(document.components) as object });
  return (schema) => ajv.compile(asJsonSchema(schema) as object);
}

/** OpenAPI 3.0 to JSON Schema: `nullable` becomes a choice, and objects are closed. */
function asJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(asJsonSchema);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(node).map(([name, inner]) => [name, name === 'example' ? inner : asJsonSchema(inner)]),
  ) as Record<string, unknown>;
  if (typeof rest.$ref === 'string') return { $ref: rest.$ref.replace('#', 'document#') };
  const closed =
    rest.properties && !rest.additionalProperties ? { ...rest, additionalProperties: false } : rest;
  return nullable === true ? { anyOf: [closed, { type: 'null' }] } : closed;
}
