import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiField } from '../../common/api-field.js';
import { type Right, rights, type Role, roles } from './rights.js';

class GrantResponse {
  @ApiField('Who has it.', 'lurah', { enum: [...roles] })
  role!: Role;

  @ApiField('How far it reaches.', 'own kelurahan')
  scope!: string;
}

class RightResponse {
  @ApiField('Name of the right.', 'respond')
  right!: string;

  @ApiField('What one may do who has it.', 'answer the citizen')
  may!: string;

  @ApiField('Who has it; nobody else may do it.', undefined, { type: [GrantResponse] })
  grants!: GrantResponse[];
}

class RightsResponse {
  @ApiField('All rights.', undefined, { type: [RightResponse] })
  items!: RightResponse[];
}

@ApiTags('Operation')
@Controller('rights')
export class RightsController {
  @Get()
  @ApiOperation({
    summary: 'Who may do what',
    description: 'The table by which every request is decided, as it is in this version. Public.',
  })
  @ApiOkResponse({ type: RightsResponse, description: 'The table.' })
  listRights(): RightsResponse {
    return {
      items: (Object.keys(rights) as Right[]).map((right) => ({
        right,
        may: rights[right].may,
        grants: roles.flatMap((role) => {
          const scope = rights[right].scopes[role];
          return scope === undefined ? [] : [{ role, scope }];
        }),
      })),
    };
  }
}
