export { readFields, refuseExcess, MOST_FIELDS, LONGEST_NAME } from './bounds.js';
export {
  ChoiceField,
  DayField,
  EmailField,
  FlagField,
  IdsField,
  InstantField,
  NumberField,
  ObjectField,
  TextField,
  TextsField,
} from './fields.js';
export { FieldsPipe } from './fields.pipe.js';
export { faultOfNames, MOST_NAMES } from './repeated-names.js';
