import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NamesView } from '../common/names.view.js';
import { Refuses } from '../common/problems/refuses.js';
import { Shown } from '../common/shown.js';
import { Units } from './units.service.js';

class UnitView {
  @Shown('Code of the unit.', 'dinas-bina-marga')
  code!: string;

  @Shown('Its name.', undefined, { type: NamesView })
  name!: NamesView;
}

class UnitListView {
  @Shown('The units, sorted by code.', undefined, { type: [UnitView] })
  items!: UnitView[];
}

@ApiTags('Categories and units')
@Controller('units')
export class UnitsController {
  constructor(private readonly units: Units) {}

  @Get()
  @ApiOperation({ summary: 'List units', description: 'The bodies a lurah can hand work to.' })
  @ApiOkResponse({ type: UnitListView, description: 'The units.' })
  @Refuses('unavailable')
  async listUnits(): Promise<UnitListView> {
    const units = await this.units.list();
    return { items: units.map(({ code, nameId, nameEn }) => ({ code, name: { id: nameId, en: nameEn } })) };
  }
}
