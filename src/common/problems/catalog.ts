import { type ProblemKind, type RoomProblems } from './problem-kind.js';
import { requestProblems } from './request-problems.js';

/** The problems of each room. A room adds its own by declaration merging, beside its call of {@link defineProblems}. */
export interface ProblemsOfRooms {
  readonly common: typeof requestProblems;
}

/** The stable code of a problem: what a program looks at. */
export type ProblemCode = {
  [Room in keyof ProblemsOfRooms]: keyof ProblemsOfRooms[Room]['kinds'] & string;
}[keyof ProblemsOfRooms];

const kinds = new Map<string, ProblemKind>();
const members = new Map<string, object>();
defineProblems(requestProblems);

/**
 * Adds the problems of a room to the catalog. `src/bootstrap/problems.ts` loads every file that calls it.
 *
 * @throws Error where a code is defined already
 */
export function defineProblems<Problems extends RoomProblems>(problems: Problems): Problems {
  for (const [code, kind] of Object.entries(problems.kinds)) {
    if (kinds.has(code)) throw new Error(`The problem ${code} is defined twice.`);
    kinds.set(code, kind);
  }
  for (const [name, schema] of Object.entries(problems.members ?? {})) members.set(name, schema);
  return problems;
}

/** @throws Error where the room that defines it was not loaded */
export function problemKind(code: ProblemCode): ProblemKind {
  const kind = kinds.get(code);
  if (!kind) throw new Error(`The problem ${code} is not defined.`);
  return kind;
}

/** All codes, sorted. */
export function problemCodes(): string[] {
  return [...kinds.keys()].sort();
}

/** Schemas of the members that rooms add to an answer, by name. */
export function problemMembers(): Record<string, object> {
  return Object.fromEntries(members);
}
