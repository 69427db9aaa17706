import { z } from 'zod';

/** The fewest letters that make words which a person can read. */
export interface FewestLetters {
  /** Of an answer, a resolution or a rejection. */
  readonly answer: number;
  /** Of what a citizen says when filing. */
  readonly description: number;
}

const letters = (preset: number) =>
  z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(200, 'must be at most 200')
    .default(preset);

export const wordsVariables = {
  ANSWER_MIN_LETTERS: letters(15),
  DESCRIPTION_MIN_LETTERS: letters(10),
};

export function fewestLettersOf(values: z.infer<z.ZodObject<typeof wordsVariables>>): FewestLetters {
  return { answer: values.ANSWER_MIN_LETTERS, description: values.DESCRIPTION_MIN_LETTERS };
}
