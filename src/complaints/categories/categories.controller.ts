import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { CategoriesService } from '../core/categories/categories.service.js';
import { CategoryListResponse } from './categories.response.js';

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
