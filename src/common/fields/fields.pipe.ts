import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import { type ValidationError } from 'class-validator';
import { type FieldError, fieldErrorRank } from '../problems/field-error.js';
import { Problem } from '../problems/problem.js';
import { holdsMoreThan, inheritedNames, isPlainObject, repeatedNames } from './object-checks.js';
import { MOST_NAMES } from './repeated-names.js';
import { type FieldFault } from './rules.js';

const PLAIN = new Set<unknown>([String, Number, Boolean, Array, Object, undefined]);

/**
 * Validates bodies and queries against their DTO. Unknown fields are refused, and each bad field is named once, with
 * its most important fault.
 */
@Injectable()
export class FieldsPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      validationError: { target: false, value: true },
      exceptionFactory: (errors) => Problem.invalid(...errors.flatMap((error) => fieldErrors(error))),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { metatype, type } = metadata;
    if (PLAIN.has(metatype) || !metatype || (type !== 'body' && type !== 'query')) return value;
    if (!isPlainObject(value)) {
      throw Problem.invalid({ field: type, code: value === undefined ? 'required' : 'not_object' });
    }
    refuseShape(value, type);
    return super.transform(value, metadata);
  }
}

/** class-transformer recurses without a bound, and passes over names that every object has. */
function refuseShape(value: object, type: 'body' | 'query'): void {
  if (holdsMoreThan(MOST_NAMES, value))
    throw Problem.invalid({ field: type, code: 'too_many_values', parameters: { max: MOST_NAMES } });
  const faults: FieldError[] = [
    ...inheritedNames(value).map((field) => ({ field, code: 'unknown_field' as const })),
    ...(type === 'query' ? repeatedNames(value) : []).map((field) => ({ field, code: 'repeated' as const })),
  ];
  if (faults.length > 0) throw Problem.invalid(...faults);
}

function fieldErrors(error: ValidationError, parent = ''): FieldError[] {
  const field = parent ? `${parent}.${error.property}` : error.property;
  const own = Object.keys(error.constraints ?? {}).map((rule) => ({ field, ...readFault(rule, error) }));
  const [first] = own.sort((a, b) => fieldErrorRank[a.code] - fieldErrorRank[b.code]);
  const nested = (error.children ?? []).flatMap((child) => fieldErrors(child, field));
  return first ? [first, ...nested] : nested;
}

function readFault(rule: string, { value, contexts }: ValidationError): FieldFault {
  if (rule === 'whitelistValidation') return { code: 'unknown_field' };
  const fault = contexts?.[rule] as FieldFault | undefined;
  if (!fault) return { code: 'not_object' };
  return value === undefined || value === null ? { code: 'required' } : fault;
}
