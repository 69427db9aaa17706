import { ObjectField } from '../../common/fields/index.js';
import { ReporterBody } from '../core/reporters/reporter.dto.js';

export class SupportBody {
  @ObjectField({
    about: 'How one can be reached; nobody has to say. Kept apart and encrypted.',
    of: () => ReporterBody,
    optional: true,
  })
  contact?: ReporterBody;
}
