import { Problem } from '../../common/problems/problem.js';
import { type OfficerAction } from '../../complaints/core/life-cycle.js';
import {
  CoordinationBody,
  RejectionBody,
  ResponseBody,
  TransferBody,
} from '../../complaints/officers/officer-actions.dto.js';
import { ResolutionBody } from '../../complaints/evidence/resolution.dto.js';

/** The steps that have a form of their own, by the last part of its address; merging has a list instead. */
const actions = {
  jawab: 'respond',
  koordinasi: 'coordinate',
  selesai: 'resolve',
  tolak: 'reject',
  pindah: 'transfer',
} as const satisfies Readonly<Record<string, OfficerAction>>;
export type StepPath = keyof typeof actions;
export const stepPaths = Object.keys(actions) as StepPath[];

/** The body that the API takes for each. */
export const bodies = {
  jawab: ResponseBody,
  koordinasi: CoordinationBody,
  selesai: ResolutionBody,
  tolak: RejectionBody,
  pindah: TransferBody,
} as const;

/** What an officer says in a step, checked by the rules of the API. */
export type SentStep =
  | { readonly step: 'jawab'; readonly body: ResponseBody }
  | { readonly step: 'koordinasi'; readonly body: CoordinationBody }
  | { readonly step: 'selesai'; readonly body: ResolutionBody }
  | { readonly step: 'tolak'; readonly body: RejectionBody }
  | { readonly step: 'pindah'; readonly body: TransferBody };

export function actionOf(step: StepPath): (typeof actions)[StepPath] {
  return actions[step];
}

/** @throws Problem `route_not_found` where the address names no step */
export function stepOf(text: string): StepPath {
  const step = stepPaths.find((each) => each === text);
  if (!step) throw new Problem('route_not_found', { method: 'GET', path: `/tugas/.../${text}` });
  return step;
}
