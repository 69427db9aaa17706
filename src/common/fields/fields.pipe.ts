import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import {
  type FieldError,
  type FieldErrorCode,
  fieldErrorRank,
  type MessageParameters,
} from '../problems/field-error.js';
import { Problem } from '../problems/problem.js';
import { MOST_NAMES } from './repeated-names.js';
import { holdsMoreThan, inheritedNames, isPlainObject, repeatedNames } from './object-checks.js';

const PLAIN = new Set<unknown>([String, Number, Boolean, Array, Object, undefined]);

/**
 * Checks bodies and queries against their DTO. Unknown fields are refused, and
 * each bad field is named once, with its weightiest fault.
 */
@Injectable()
export class FieldsPipe implements PipeTransform {
  async transform(value: unknown, { metatype, type }: ArgumentMetadata): Promise<unknown> {
    if (PLAIN.has(metatype) || !metatype || (type !== 'body' && type !== 'query')) return value;
    if (!isPlainObject(value)) {
      throw Problem.invalid({ field: type, code: value === undefined ? 'required' : 'not_object' });
    }
    refuseShape(value, type);
    const instance = plainToInstance(metatype as new () => object, value);
    const faults = await validate(instance, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      validationError: { target: false },
    });
    if (faults.length > 0) throw Problem.invalid(...faults.flatMap((fault) => fieldErrors(fault)));
    return instance;
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

function fieldErrors(fault: ValidationError, parent = ''): FieldError[] {
  const field = parent ? `${parent}.${fault.property}` : fault.property;
  const own = Object.entries(fault.constraints ?? {}).map(([rule, message]) => ({
    field,
    ...readFault(rule, message),
  }));
  const [weightiest] = own.sort((a, b) => fieldErrorRank[a.code] - fieldErrorRank[b.code]);
  const nested = (fault.children ?? []).flatMap((child) => fieldErrors(child, field));
  return weightiest ? [weightiest, ...nested] : nested;
}

function readFault(rule: string, message: string): { code: FieldErrorCode; parameters?: MessageParameters } {
  if (rule === 'whitelistValidation') return { code: 'unknown_field' };
  if (!message.startsWith('{')) return { code: 'not_object' };
  return JSON.parse(message) as { code: FieldErrorCode; parameters?: MessageParameters };
}
