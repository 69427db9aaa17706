import { type Office, TRIAGE_OFFICE } from '../officials/office.entity.js';
import { type AccountKind } from './account.entity.js';

/** Who is asking, with the rights of today. */
export interface Actor {
  readonly accountId: string;
  /** The session that the request came in. */
  readonly sessionId: string;
  readonly kind: AccountKind;
  /** As it is shown: the office, the unit or the e-mail address. */
  readonly name: string;
  /** Offices held today; a person may hold a second one as acting official. */
  readonly offices: readonly Office[];
  readonly unitCode: string | null;
}

/** The office in which the actor answers for complaints it owns: a kelurahan's or the triage office. */
export function answeringOffice(actor: Actor, ownerOffice: string | null): Office | undefined {
  return actor.offices.find(
    (office) => office.code === ownerOffice && (office.position === 'lurah' || office.code === TRIAGE_OFFICE),
  );
}
