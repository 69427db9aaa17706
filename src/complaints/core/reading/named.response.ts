import { AreaNameResponse } from '../../../areas/area.response.js';
import { NamesResponse } from '../../../common/names.response.js';
import { ApiField } from '../../../common/api-field.js';

/** A code with its names, such as a category. */
export class CodeAndNamesResponse {
  @ApiField('Its code.', 'road')
  code!: string;

  @ApiField('Its name.', { id: 'Jalan', en: 'Road' }, { type: NamesResponse })
  name!: NamesResponse;
}

/** The kelurahan, kecamatan and city of a complaint. */
export class ComplaintAreaResponse {
  @ApiField('Code of the kelurahan.', '31.71.01.1001')
  code!: string;

  @ApiField('Name of the kelurahan.', 'Gambir')
  name!: string;

  @ApiField('The kecamatan.', undefined, { type: AreaNameResponse, nullable: true })
  kecamatan!: AreaNameResponse | null;

  @ApiField('The city.', undefined, { type: AreaNameResponse, nullable: true })
  city!: AreaNameResponse | null;
}
