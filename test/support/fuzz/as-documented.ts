import { type ValidateFunction } from 'ajv';
import { chooseLanguage } from '../../../src/common/language.js';
import { type Document, type Schema, validatorOf } from '../documented.js';
import { type RawAnswer } from '../raw.js';
import { readRefusal } from '../refusals.js';
import { type Sent } from './requests.js';

const PROBLEM = 'application/problem+json';
const problemSchema: Schema = { $ref: '#/components/schemas/Problem' };

/** What any address may answer to what is not, or not wholly, a request of the API. */
const TO_ANYTHING = [
  'malformed_request',
  'route_not_found',
  'method_not_allowed',
  'request_timeout',
  'headers_too_large',
  'body_too_large',
  'unsupported_media_type',
];

/**
 * Checks answers against the document.
 *
 * @returns what is wrong with an answer; undefined where nothing is
 */
export function checker(document: Document): (sent: Sent, answer: RawAnswer) => string | undefined {
  const compile = validatorOf(document);
  const compiled = new Map<Schema, ValidateFunction>();
  const matches = (schema: Schema, body: unknown): string | undefined => {
    const validate = compiled.get(schema) ?? compile(schema);
    compiled.set(schema, validate);
    return validate(body) ? undefined : JSON.stringify(validate.errors?.slice(0, 3));
  };
  return (sent, answer) => {
    const { status, headers, text } = answer;
    // Whether it is ready depends on the machine, not on what is sent.
    if (status === 503 && sent.operation === 'get /health/ready') return undefined;
    if (status >= 500) return `answered ${status}: ${text.slice(0, 300)}`;
    if (sent.method === 'HEAD') return text === '' ? undefined : 'answered HEAD with a body';
    const type = String(headers['content-type'] ?? '').split(';')[0] ?? '';
    const [method, path = ''] = sent.operation.split(' ');
    const documented =
      sent.method.toLowerCase() === method ? document.paths[path]?.[method]?.responses : undefined;
    if (type === PROBLEM || (status >= 400 && type !== '')) {
      const fault = faultOfRefusal(sent, answer);
      if (fault !== undefined) return fault;
      const { code } = JSON.parse(text) as { code: string };
      const isKnown =
        TO_ANYTHING.includes(code) || code in (documented?.[status]?.content?.[PROBLEM]?.examples ?? {});
      return isKnown || !documented
        ? matches(problemSchema, JSON.parse(text))
        : `refused with ${status} ${code}, which the document does not say`;
    }
    if (!documented) return undefined;
    const content = documented[status]?.content;
    if (!documented[status] || (text !== '' && !content?.[type]))
      return `answered ${status} ${type}, which the document does not say`;
    return type === 'application/json' && content?.[type]
      ? matches(content[type].schema, JSON.parse(text))
      : undefined;
  };
}

function faultOfRefusal(sent: Sent, answer: RawAnswer): string | undefined {
  const asked = Object.entries(sent.headers).find(([name]) => name.toLowerCase() === 'accept-language')?.[1];
  try {
    readRefusal(answer, chooseLanguage(asked));
    return undefined;
  } catch (fault) {
    return `refused with no whole problem: ${String(fault).slice(0, 400)}`;
  }
}
