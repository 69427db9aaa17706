import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import { isDay, isInstant } from '../city-time.js';
import { STORABLE } from '../storable.js';
import { faultOf } from './rules.js';

interface Field {
  /** What the field is for: its text in the OpenAPI document. */
  about: string;
  example?: unknown;
  optional?: boolean;
}

/** As programs print numbers: hexadecimal and words such as Infinity are none. */
const DECIMAL = /^-?(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?$/i;

const trimmed = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.trim() : value,
);

const nullIsAbsent = Transform(({ value }: { value: unknown }) => value ?? undefined);

function field(
  { about, example, optional }: Field,
  openApi: ApiPropertyOptions,
  ...rules: PropertyDecorator[]
): PropertyDecorator {
  const documented = {
    ...openApi,
    description: about,
    required: !optional,
    ...(example !== undefined && { example }),
  };
  return applyDecorators(
    ApiProperty(documented as ApiPropertyOptions),
    ...(optional ? [IsOptional(), nullIsAbsent] : []),
    ...rules,
  );
}

/** A text of `min` to `max` characters, trimmed unless it is a secret; `pattern` with the form to show where it fails. */
export function TextField(
  options: Field & { min?: number; max: number; pattern?: RegExp; form?: string; secret?: boolean },
): PropertyDecorator {
  const { min = 1, max, pattern, form = '', secret, optional } = options;
  const nothing = optional ? 'empty' : 'required';
  return field(
    options,
    {
      type: String,
      minLength: min,
      maxLength: max,
      ...(pattern && { pattern: pattern.source }),
      ...(secret && { format: 'password' }),
    },
    ...(secret ? [] : [trimmed]),
    IsString(faultOf('not_text')),
    MinLength(min, faultOf(min === 1 ? nothing : 'too_short', { min })),
    MaxLength(max, faultOf('too_long', { max })),
    textThat('isStorable', (text) => STORABLE.test(text), faultOf('bad_characters')),
    ...(pattern ? [Matches(pattern, faultOf('bad_format', { expected: form }))] : []),
  );
}

export function EmailField(options: Field): PropertyDecorator {
  return field(
    options,
    { type: String, format: 'email', maxLength: 254 },
    trimmed,
    IsString(faultOf('not_text')),
    MaxLength(254, faultOf('too_long', { max: 254 })),
    IsEmail({}, faultOf('bad_format', { expected: 'name@example.com' })),
  );
}

/** One of a fixed list of words. */
export function ChoiceField(options: Field & { among: readonly string[] }): PropertyDecorator {
  return field(
    options,
    { enum: [...options.among] },
    IsIn([...options.among], faultOf('not_in_list', { allowed: options.among.join(', ') })),
  );
}

/** Yes or no. */
export function FlagField(options: Field): PropertyDecorator {
  return field(options, { type: Boolean }, IsBoolean(faultOf('not_flag')));
}

/** A number in a body, or in a query, where it arrives as text. */
export function NumberField(
  options: Field & { min: number; max: number; integer?: boolean; inQuery?: boolean },
): PropertyDecorator {
  const { min, max, integer, inQuery } = options;
  return field(
    options,
    { type: integer ? 'integer' : 'number', minimum: min, maximum: max },
    ...(inQuery ? [Transform(({ value }: { value: unknown }) => numberFromText(value))] : []),
    integer ? IsInt(faultOf('not_whole_number')) : IsNumber({}, faultOf('not_number')),
    Min(min, faultOf('out_of_range', { min, max })),
    Max(max, faultOf('out_of_range', { min, max })),
  );
}

function numberFromText(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return DECIMAL.test(value.trim()) ? Number(value) : Number.NaN;
}

/** A day of the calendar, `YYYY-MM-DD`. */
export function DayField(options: Field): PropertyDecorator {
  return field(
    options,
    { type: String, format: 'date' },
    textThat('isDay', isDay, faultOf('bad_format', { expected: '2026-03-01' })),
  );
}

/** An instant with its offset, or a day, which stands for its last instant. */
export function InstantField(options: Field): PropertyDecorator {
  const isInstantOrDay = (text: string): boolean => isDay(text) || isInstant(text);
  return field(
    options,
    { type: String, format: 'date-time' },
    textThat('isInstant', isInstantOrDay, faultOf('bad_format', { expected: '2026-03-01T08:00:00+07:00' })),
  );
}

function textThat(
  name: string,
  holds: (text: string) => boolean,
  fault: ValidationOptions,
): PropertyDecorator {
  const validator = { validate: (value: unknown) => typeof value === 'string' && holds(value) };
  return ValidateBy({ name, validator }, fault);
}

/** A list of ids, each once. */
export function IdsField(options: Field & { max: number }): PropertyDecorator {
  const { max } = options;
  return field(
    options,
    { type: [String], format: 'uuid', maxItems: max },
    IsArray(faultOf('not_list')),
    ArrayMaxSize(max, faultOf('too_many_items', { max })),
    ArrayUnique(faultOf('repeated')),
    IsUUID('all', { ...faultOf('not_an_id'), each: true }),
  );
}

/** A list of short texts, at least one, each once. */
export function TextsField(options: Field & { max: number; maxLength: number }): PropertyDecorator {
  const { max, maxLength } = options;
  return field(
    options,
    { type: [String], minItems: 1, maxItems: max },
    IsArray(faultOf('not_list')),
    ArrayNotEmpty(faultOf('required')),
    ArrayMaxSize(max, faultOf('too_many_items', { max })),
    ArrayUnique(faultOf('repeated')),
    IsString({ ...faultOf('not_text'), each: true }),
    MaxLength(maxLength, { ...faultOf('too_long', { max: maxLength }), each: true }),
  );
}

/** An object with fields of its own. */
export function ObjectField(options: Field & { of: () => new () => object }): PropertyDecorator {
  return field(
    options,
    { type: () => options.of() },
    IsObject(faultOf('not_object')),
    ValidateNested(faultOf('not_object')),
    Type(options.of),
  );
}
