import { type ValidationOptions } from 'class-validator';
import { type FieldErrorCode, type MessageParameters } from '../problems/field-error.js';

/** What a broken rule says: the code of the fault, and the values that fill its message. */
export interface FieldFault {
  readonly code: FieldErrorCode;
  readonly parameters?: MessageParameters;
}

/** The options of a rule of class-validator. {@link FieldsPipe} reads the fault from the `context` of the error. */
export function faultOf(code: FieldErrorCode, parameters: MessageParameters = {}): ValidationOptions {
  return { context: { code, parameters } satisfies FieldFault };
}
