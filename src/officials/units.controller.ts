import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NamesResponse } from '../common/names.response.js';
import { ApiProblems } from '../common/problems/api-problems.js';
import { ApiField } from '../common/api-field.js';
import { UnitsService } from './units.service.js';

class UnitResponse {
  @ApiField('Code of the unit.', 'dinas-bina-marga')
  code!: string;

  @ApiField('Its name.', undefined, { type: NamesResponse })
  name!: NamesResponse;
}

class UnitListResponse {
  @ApiField('The units, sorted by code.', undefined, { type: [UnitResponse] })
  items!: UnitResponse[];
}

@ApiTags('Categories and units')
@Controller('units')
export class UnitsController {
  constructor(private readonly units: UnitsService) {}

  @Get()
  @ApiOperation({ summary: 'List units', description: 'The bodies a lurah can hand work to.' })
  @ApiOkResponse({ type: UnitListResponse, description: 'The units.' })
  @ApiProblems('unavailable')
  async listUnits(): Promise<UnitListResponse> {
    const units = await this.units.list();
    return { items: units.map(({ code, nameId, nameEn }) => ({ code, name: { id: nameId, en: nameEn } })) };
  }
}
