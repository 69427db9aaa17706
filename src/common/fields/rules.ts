import { type ValidationOptions } from 'class-validator';
import { type FieldErrorCode, type MessageParameters } from '../problems/field-error.js';

/** What a broken rule says: the code of the fault, and the values that fill its message. */
export interface FieldFault {
  readonly code: FieldErrorCode;
  readonly parameters?: MessageParameters;
}

/**
 * The options of a rule of class-validator. `FieldsPipe` reads the fault from the `context` of the error.
 * class-validator keeps one context for all rules of one name on a field, and none for an empty message: so each rule of
 * a field has a name of its own, and the code as its message.
 */
export function faultOf(code: FieldErrorCode, parameters: MessageParameters = {}): ValidationOptions {
  return { message: code, context: { code, parameters } satisfies FieldFault };
}
