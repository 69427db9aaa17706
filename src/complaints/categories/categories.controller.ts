import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NamesView } from '../../common/names.view.js';
import { Refuses } from '../../common/problems/refuses.js';
import { Shown } from '../../common/shown.js';
import { Categories } from './categories.service.js';

class CategoryView {
  @Shown('Code of the category.', 'road')
  code!: string;

  @Shown('Its name.', { id: 'Jalan', en: 'Road' }, { type: NamesView })
  name!: NamesView;

  @Shown('Code of the unit that can mend it; null for the kelurahan itself.', 'dinas-bina-marga', {
    type: String,
    nullable: true,
  })
  unit!: string | null;

  @Shown('Hours from filing to the first response.', 24)
  firstResponseHours!: number;

  @Shown('Hours from filing to the resolution.', 168)
  resolutionHours!: number;

  @Shown('Whether it is done only with a photo that shows it.', true)
  evidenceRequired!: boolean;

  @Shown('A photo taken farther from the place than so many metres is doubtful.', 200)
  evidenceWithinMetres!: number;
}

class CategoryListView {
  @Shown('The categories, in the order in which to show them.', undefined, { type: [CategoryView] })
  items!: CategoryView[];
}

@ApiTags('Categories and units')
@Controller('categories')
export class CategoriesController {
  constructor(private readonly categories: Categories) {}

  @Get()
  @ApiOperation({ summary: 'List categories', description: 'What a complaint can be about.' })
  @ApiOkResponse({ type: CategoryListView, description: 'The categories.' })
  @Refuses('unavailable')
  async listCategories(): Promise<CategoryListView> {
    const categories = await this.categories.list();
    return {
      items: categories.map((category) => ({
        code: category.code,
        name: { id: category.nameId, en: category.nameEn },
        unit: category.unitCode,
        firstResponseHours: category.firstResponseHours,
        resolutionHours: category.resolutionHours,
        evidenceRequired: category.evidenceRequired,
        evidenceWithinMetres: category.evidenceWithinMetres,
      })),
    };
  }
}
