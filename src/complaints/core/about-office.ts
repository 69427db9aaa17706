import { type AreaTree } from '../../areas/area-tree.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { type Complaint } from './complaint.entity.js';

/** Stands for the office complained of where its place does not tell which: such a complaint stays with the triage office. */
export const UNKNOWN_OFFICE = 'unknown';

/** What a filing says about whom it concerns. */
export interface Concern {
  /** Whether all complaints of its category are about the conduct of an office. */
  readonly byCategory: boolean;
  readonly aboutOffice?: boolean;
  /** Code of the office or unit, where it is not the kelurahan of the place. */
  readonly aboutOfficeCode?: string;
}

/**
 * Code of the office whose conduct a complaint is about; null where it is about none.
 *
 * @param responsible the office that would answer for the place
 */
export function aboutOfficeOf(
  { byCategory, aboutOffice = false, aboutOfficeCode }: Concern,
  responsible: string,
): string | null {
  if (aboutOfficeCode !== undefined) return aboutOfficeCode;
  if (!byCategory && !aboutOffice) return null;
  return responsible === TRIAGE_OFFICE ? UNKNOWN_OFFICE : responsible;
}

/**
 * Codes of the offices above one that may answer a complaint about it, the nearest first: the camat, then the walikota.
 * Units, a walikota and an unknown office have none; the triage office answers then.
 */
export function superiorsOf(about: string, tree: AreaTree): string[] {
  return (['kecamatan', 'city'] as const).flatMap((level) => {
    const above = tree.ancestor(about, level)?.code;
    return above === undefined || above === about ? [] : [above];
  });
}

/**
 * Who answers a complaint about an office: the nearest above it whose head is not in conflict.
 *
 * @param superiors as {@link superiorsOf} gives them
 * @param inConflict those whose head is or lately was in the office complained of
 */
export function superiorWhoAnswers(superiors: readonly string[], inConflict: ReadonlySet<string>): string {
  return superiors.find((code) => !inConflict.has(code)) ?? TRIAGE_OFFICE;
}

/**
 * Whether a complaint may be passed to an office or a unit. One about the conduct of an office goes neither to that
 * office nor to one below it, and nowhere while nobody knows which office it is.
 */
export function mayPassTo(
  { aboutOffice }: Pick<Complaint, 'aboutOffice'>,
  target: string,
  tree: AreaTree,
): boolean {
  if (aboutOffice === null) return true;
  if (aboutOffice === UNKNOWN_OFFICE || aboutOffice === target) return false;
  return !tree.withDescendants(aboutOffice).some(({ code }) => code === target);
}
