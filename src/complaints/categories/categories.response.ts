import { ApiField } from '../../common/api-field.js';
import { NamesResponse } from '../../common/names.response.js';

export class CategoryResponse {
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

export class CategoryListResponse {
  @ApiField('The categories, in the order in which to show them.', undefined, { type: [CategoryResponse] })
  items!: CategoryResponse[];
}
