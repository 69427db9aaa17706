import { AreaName } from '../../areas/area.response.js';
import { NamesResponse } from '../../common/names.response.js';
import { ApiField } from '../../common/api-field.js';

/** A thing of a list of the city's own, such as a category. */
export class CodeAndNames {
  @ApiField('Its code.', 'road')
  code!: string;

  @ApiField('Its name.', { id: 'Jalan', en: 'Road' }, { type: NamesResponse })
  name!: NamesResponse;
}

/** Which piece of the city a complaint belongs to. */
export class ComplaintArea {
  @ApiField('Code of the kelurahan.', '31.71.01.1001')
  code!: string;

  @ApiField('Name of the kelurahan.', 'Gambir')
  name!: string;

  @ApiField('The kecamatan.', undefined, { type: AreaName, nullable: true })
  kecamatan!: AreaName | null;

  @ApiField('The city.', undefined, { type: AreaName, nullable: true })
  city!: AreaName | null;
}
