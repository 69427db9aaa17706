import { applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { type ProblemCode } from './catalog.js';

/** Prefix of the OpenAPI extensions that name the problems of an operation until the document is completed. */
export const PROBLEM_EXTENSION = 'x-problem-';

/** Says in the OpenAPI document which problems an endpoint, or every one of a controller, answers with. */
export function ApiProblems(...codes: ProblemCode[]): MethodDecorator & ClassDecorator {
  return applyDecorators(...codes.map((code) => ApiExtension(`${PROBLEM_EXTENSION}${code}`, true)));
}
