import { ChoiceField, NumberField, TextField } from '../common/fields/index.js';
import { type AreaLevel, areaLevels } from './area.entity.js';

export class AreasQuery {
  @ChoiceField({
    about: 'Only areas of this level.',
    among: areaLevels,
    example: 'kelurahan',
    optional: true,
  })
  level?: AreaLevel;

  @TextField({ about: 'Only areas directly in this one.', max: 40, example: '31.71.01', optional: true })
  parent?: string;
}

export class PointQuery {
  @NumberField({ about: 'Latitude in degrees, WGS84.', min: -90, max: 90, example: -6.1766, inQuery: true })
  lat!: number;

  @NumberField({
    about: 'Longitude in degrees, WGS84.',
    min: -180,
    max: 180,
    example: 106.8269,
    inQuery: true,
  })
  lng!: number;
}
