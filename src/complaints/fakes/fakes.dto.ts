import { ChoiceField, TextField, TextsField } from '../../common/fields/index.js';
import { type FakeReason, fakeReasons, MOST_FAKES } from './fake-reasons.js';

export class FakesBody {
  @TextsField({
    about: 'Numbers of those to turn away, from the list.',
    max: MOST_FAKES,
    maxLength: 40,
    example: ['JKT-26-7K3Q9F-8'],
  })
  numbers!: string[];

  @ChoiceField({ about: 'Why they are turned away.', among: fakeReasons, example: 'spam' })
  reason!: FakeReason;

  @TextField({
    about: 'The reason in words, for the public: at least 15 letters or what the city sets.',
    max: 4000,
    example: 'Kiriman berulang tanpa kejadian yang dilaporkan.',
  })
  message!: string;
}
