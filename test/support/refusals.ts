import { type Language } from '../../src/common/language.js';
import '../../src/bootstrap/problems.js';
import { problemKind, type ProblemCode } from '../../src/common/problems/catalog.js';
import { type RawAnswer, type RawRequest, sendRaw } from './raw.js';
import { type World } from './world.js';

/** A refusal, as every client may rely on it. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors?: { field: string; code: string; message: string }[];
}

/** Checks that an answer is a whole refusal in the language, and gives it. */
export function readRefusal({ status, headers, text }: RawAnswer, language: Language): Refusal {
  const problem = JSON.parse(text) as Refusal;
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const kind = problemKind(problem.code);
  expect(problem).toMatchObject({
    type: `/problems/${problem.code}`,
    title: kind.title[language],
    status,
  });
  expect(kind.status).toBe(status);
  expect(problem.detail).not.toMatch(/^$|\{\w+\}/);
  const namesFields = ['validation_failed', 'empty_answer'].includes(problem.code);
  expect(namesFields).toBe((problem.errors ?? []).length > 0);
  for (const error of problem.errors ?? []) expect(error.message).not.toMatch(/^$|\{\w+\}/);
  return problem;
}

/** Sends a request once in each language; the refusal is the same but for its words. */
export async function refusal(world: World, asked: RawRequest): Promise<Refusal> {
  const english = { ...asked.headers, 'accept-language': 'en-GB,en;q=0.9,id;q=0.5' };
  const answers = [
    await sendRaw(world.base, asked),
    await sendRaw(world.base, { ...asked, headers: english }),
  ] as const;
  for (const { headers } of answers) expect(headers.vary).toBe('Accept-Language');
  const inIndonesian = readRefusal(answers[0], 'id');
  const inEnglish = readRefusal(answers[1], 'en');
  expect(withoutWords(inIndonesian)).toEqual(withoutWords(inEnglish));
  return inEnglish;
}

/** The bad fields of a refusal, each with its message in English. */
export async function faults(world: World, asked: RawRequest): Promise<string[]> {
  const { code, errors = [] } = await refusal(world, asked);
  expect(code).toBe('validation_failed');
  return errors.map(({ field, message }) => `${field} ${message}`);
}

/** How much the database holds of what citizens and officers send. */
export async function countStored(world: World): Promise<string> {
  const { rows } = await world.db.query<{ stored: string }>(
    `SELECT concat_ws(' ', (SELECT count(*) FROM complaints), (SELECT count(*) FROM complaint_events),
      (SELECT count(*) FROM reporters), (SELECT count(*) FROM sessions)) AS stored`,
  );
  return rows[0]?.stored ?? '';
}

function withoutWords({ code, errors = [] }: Refusal): string[] {
  return [code, ...errors.map((error) => `${error.field} ${error.code}`)];
}
