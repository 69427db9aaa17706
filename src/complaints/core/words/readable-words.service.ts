import { Injectable } from '@nestjs/common';
import { type FieldError } from '../../../common/problems/field-error.js';
import { Problem } from '../../../common/problems/problem.js';
import { type Config } from '../../../config/config.js';
import { InjectConfig } from '../../../config/inject-config.js';
import { faultOfAnswer, faultOfDescription } from './readable.js';

/** Checks that what is written to others can be read by a person. What was written before stays as it is. */
@Injectable()
export class ReadableWordsService {
  /** The fewest letters of an answer and of a description. */
  readonly fewest: Config['fewestLetters'];

  constructor(@InjectConfig() { fewestLetters }: Pick<Config, 'fewestLetters'>) {
    this.fewest = fewestLetters;
  }

  /**
   * Checks words with which an office answers, resolves or rejects, or an inspector concludes.
   *
   * @param field that holds them
   * @throws Problem `empty_answer`, naming the field and what is wrong with it
   */
  checkAnswer(text: string, field = 'message'): void {
    const { answer: letters } = this.fewest;
    const fault = faultOfAnswer(text, letters);
    if (fault)
      throw new Problem('empty_answer', { letters }, { fewestLetters: letters }, [{ field, ...fault }]);
  }

  /**
   * What is wrong with words that are no answer: of a citizen who files, or a reason for officers.
   *
   * @param field that holds them
   */
  faultsOfDescription(text: string, field = 'description'): FieldError[] {
    const fault = faultOfDescription(text, this.fewest.description);
    return fault ? [{ field, ...fault }] : [];
  }
}
