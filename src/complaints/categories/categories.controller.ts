import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NamesResponse } from '../../common/names.response.js';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { ApiField } from '../../common/api-field.js';
import { CategoriesService } from '../core/categories/categories.service.js';

class CategoryResponse {
  @ApiField('Code of the category.', 'road')
  code!: string;

  @ApiField('Its name.', { id: 'Jalan', en: 'Road' }, { type: NamesResponse })
  name!: NamesResponse;

  @ApiField('Code of the unit that can mend it; null for the kelurahan itself.', 'dinas-bina-marga', {
    type: String,
    nullable: true,
  })
  unit!: string | null;

  @ApiField('Hours from filing to the first response.', 24)
  firstResponseHours!: number;

  @ApiField('Hours from filing to the resolution.', 168)
  resolutionHours!: number;

  @ApiField('Whether it is done only with a photo that shows it.', true)
  evidenceRequired!: boolean;

  @ApiField('A photo taken farther from the place than so many metres is doubtful.', 200)
  evidenceWithinMetres!: number;
}

class CategoryListResponse {
  @ApiField('The categories, in the order in which to show them.', undefined, { type: [CategoryResponse] })
  items!: CategoryResponse[];
}

@ApiTags('Categories and units')
@Controller('categories')
export class CategoriesController {
  constructor(private readonly categories: CategoriesService) {}

  @Get()
  @ApiOperation({ summary: 'List categories', description: 'What a complaint can be about.' })
  @ApiOkResponse({ type: CategoryListResponse, description: 'The categories.' })
  @ApiProblems('unavailable')
  async listCategories(): Promise<CategoryListResponse> {
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
