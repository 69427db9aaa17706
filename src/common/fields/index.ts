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
} from './fields.js';
export { FieldsPipe } from './fields.pipe.js';
