import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { ApiProblems } from '../../../common/problems/api-problems.js';
import { NumberParam } from '../number-param.js';
import { OfficerComplaintResponse } from '../reading/officer.response.js';
import { ETAG_HEADER, EtagInterceptor } from './etag.interceptor.js';
import { ApiIfMatch } from './if-match.js';

/** Documents what all steps of officers take and answer, and gives the answer its `ETag`. */
export function OfficerStep(): MethodDecorator {
  return applyDecorators(
    NumberParam,
    ApiIfMatch(),
    UseInterceptors(EtagInterceptor),
    ApiCreatedResponse({
      type: OfficerComplaintResponse,
      description: 'The complaint after it.',
      headers: ETAG_HEADER,
    }),
    ApiProblems(
      'validation_failed',
      'not_allowed',
      'not_your_complaint',
      'complaint_not_found',
      'complaint_number_mistyped',
      'transition_not_allowed',
      'changed_meanwhile',
    ),
  );
}
