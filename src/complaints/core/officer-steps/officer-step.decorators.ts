import { applyDecorators } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { ApiProblems } from '../../../common/problems/api-problems.js';
import { NumberParam } from '../number-param.js';
import { OfficerComplaintResponse } from '../reading/officer.response.js';

/** Documents what all steps of officers take and answer. */
export function OfficerStep(): MethodDecorator {
  return applyDecorators(
    NumberParam,
    ApiCreatedResponse({ type: OfficerComplaintResponse, description: 'The complaint after it.' }),
    ApiProblems(
      'validation_failed',
      'not_allowed',
      'not_your_complaint',
      'complaint_not_found',
      'complaint_number_mistyped',
      'transition_not_allowed',
    ),
  );
}
