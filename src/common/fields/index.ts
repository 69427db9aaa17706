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
