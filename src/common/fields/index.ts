export {
  ChoiceField,
  DayField,
  EmailField,
  InstantField,
  NumberField,
  ObjectField,
  TextField,
} from './fields.js';
export { FieldsPipe } from './fields.pipe.js';
