import { AreaName } from '../../areas/area.views.js';
import { NamesView } from '../../common/names.view.js';
import { Shown } from '../../common/shown.js';

/** A thing of a list of the city's own, such as a category. */
export class CodeAndNames {
  @Shown('Its code.', 'road')
  code!: string;

  @Shown('Its name.', { id: 'Jalan', en: 'Road' }, { type: NamesView })
  name!: NamesView;
}

/** Which piece of the city a complaint belongs to. */
export class ComplaintArea {
  @Shown('Code of the kelurahan.', '31.71.01.1001')
  code!: string;

  @Shown('Name of the kelurahan.', 'Gambir')
  name!: string;

  @Shown('The kecamatan.', undefined, { type: AreaName, nullable: true })
  kecamatan!: AreaName | null;

  @Shown('The city.', undefined, { type: AreaName, nullable: true })
  city!: AreaName | null;
}
