import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { transitionOf } from '../../complaints/core/transitions.js';
import { maskPersonal } from '../../complaints/core/masking/mask-personal.js';
import { type OfficerComplaintResponse } from '../../complaints/core/reading/officer.response.js';
import { type TimelineEntryResponse } from '../../complaints/core/reading/complaint.response.js';
import { actionOf, type SentStep } from './steps.js';

/** What the codes in a step mean. */
export interface EntryNames {
  readonly unit: (code: string) => string;
  /** Of the office of a kelurahan. */
  readonly office: (kelurahan: string) => string;
  readonly triage: string;
}

/** What the public will read of a step: the same that the timeline shows once it is taken. */
export function publicEntry(
  said: SentStep,
  complaint: Pick<OfficerComplaintResponse, 'status' | 'responsibleOffice' | 'responsibleOfficeCode'>,
  names: EntryNames,
  at: string,
): TimelineEntryResponse {
  const atTriage = complaint.responsibleOfficeCode === TRIAGE_OFFICE;
  const transition = transitionOf(actionOf(said.step), complaint.status, atTriage ? 'triage' : 'lurah');
  const entry = {
    at,
    kind: transition?.event ?? 'responded',
    status: transition?.to ?? complaint.status,
    by: complaint.responsibleOffice,
    message: null,
  };
  switch (said.step) {
    case 'jawab':
    case 'selesai':
      return { ...entry, message: maskPersonal(said.body.message) };
    case 'koordinasi':
      return { ...entry, unit: names.unit(said.body.unit) };
    case 'tolak': {
      const { reason, message } = said.body;
      return atTriage
        ? { ...entry, reason, message: maskPersonal(message) }
        : { ...entry, reason, office: names.triage };
    }
    case 'pindah':
      return { ...entry, office: names.office(said.body.kelurahanCode) };
  }
}
