import { FlagField, IdsField, NumberField, ObjectField, TextField } from '../../common/fields/index.js';
import { ReporterBody } from '../core/reporters/reporter.dto.js';
import { PHOTOS } from '../core/photos/photos-field.js';

class LocationBody {
  @NumberField({ about: 'Latitude in degrees, WGS84.', min: -90, max: 90, example: -6.1766 })
  lat!: number;

  @NumberField({ about: 'Longitude in degrees, WGS84.', min: -180, max: 180, example: 106.8269 })
  lng!: number;
}

/** What a citizen sends. At least one of location, kelurahanCode and address says where. */
export class FileComplaintBody {
  @TextField({ about: 'Code of the category; see GET /categories.', max: 60, example: 'road' })
  category!: string;

  @TextField({
    about:
      'What is wrong, in the citizen’s own words, with at least 10 letters or what the city sets. Shown to officers, not to the public.',
    min: 10,
    max: 4000,
    example: 'Lubang besar di tengah jalan, sudah dua motor jatuh.',
  })
  description!: string;

  @ObjectField({
    about: 'Where it is. It decides which kelurahan answers.',
    of: () => LocationBody,
    optional: true,
  })
  location?: LocationBody;

  @TextField({
    about: 'Where it is, in words.',
    min: 3,
    max: 300,
    example: 'Jl. Tanah Abang II, depan halte',
    optional: true,
  })
  address?: string;

  @TextField({
    about: 'The kelurahan, where the citizen names it.',
    max: 40,
    example: '31.71.01.1001',
    optional: true,
  })
  kelurahanCode?: string;

  @FlagField({
    about:
      'It is about the conduct of the kelurahan itself. The camat answers it then; the kelurahan sees neither the words nor who filed it. So it is with every complaint of a category that is about the office.',
    example: false,
    optional: true,
  })
  aboutOffice?: boolean;

  @TextField({
    about:
      'Code of the office or unit whose conduct it is about, where it is not the kelurahan of the place: of a kelurahan, kecamatan or city, or of a unit. The office above answers, or the triage office where there is none.',
    max: 60,
    example: null,
    optional: true,
  })
  aboutOfficeCode?: string;

  @ObjectField({
    about: 'Who files; nobody has to say. Kept apart and encrypted.',
    of: () => ReporterBody,
    optional: true,
  })
  reporter?: ReporterBody;

  @IdsField({ ...PHOTOS, example: [], optional: true })
  photos?: string[];

  @TextField({
    about:
      'The app or desk it comes through; left out, it is `api`, or the own channel of the app whose key comes with it.',
    max: 32,
    pattern: /^[a-z0-9][a-z0-9-]*$/,
    form: 'jaki',
    example: 'api',
    optional: true,
  })
  channel?: string;

  @TextField({
    about: 'The channel’s own id for it, such as JK2603010042, on a channel that is not everyone’s.',
    max: 100,
    example: null,
    optional: true,
  })
  externalId?: string;
}
