import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Shown } from '../../common/shown.js';
import { type Right, rights, type Role, roles } from './rights.js';

class GrantView {
  @Shown('Who has it.', 'lurah', { enum: [...roles] })
  role!: Role;

  @Shown('How far it reaches.', 'own kelurahan')
  scope!: string;
}

class RightView {
  @Shown('Name of the right.', 'respond')
  right!: string;

  @Shown('What one may do who has it.', 'answer the citizen')
  may!: string;

  @Shown('Who has it; nobody else may do it.', undefined, { type: [GrantView] })
  grants!: GrantView[];
}

class RightsView {
  @Shown('All rights.', undefined, { type: [RightView] })
  items!: RightView[];
}

@ApiTags('Operation')
@Controller('rights')
export class RightsController {
  @Get()
  @ApiOperation({
    summary: 'Who may do what',
    description: 'The table by which every request is decided, as it is in this version. Public.',
  })
  @ApiOkResponse({ type: RightsView, description: 'The table.' })
  listRights(): RightsView {
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
