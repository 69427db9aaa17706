import { type ValidationArguments, type ValidationOptions } from 'class-validator';
import { type FieldErrorCode, type MessageParameters } from '../problems/field-error.js';

/**
 * What a broken rule says. class-validator carries messages as strings, so code
 * and values travel as JSON until {@link FieldsPipe} puts them into words.
 */
export function fieldMessage(code: FieldErrorCode, parameters: MessageParameters = {}): ValidationOptions {
  return {
    message: ({ value }: ValidationArguments) =>
      JSON.stringify(value === undefined || value === null ? { code: 'required' } : { code, parameters }),
  };
}
