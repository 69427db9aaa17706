import { v7 as uuid } from 'uuid';
import { type City } from '../areas/city.entity.js';
import { asBytea } from '../common/bytea.js';
import { makeNumber } from '../complaints/core/number.js';
import { milestonesOf } from '../complaints/core/history.js';
import { responsibleOffice } from '../complaints/core/responsible-office.js';
import { type CityAreas } from './city-areas.js';
import { eventsOf, type PastComplaint } from './past-complaint.js';

/** A complaint of the past as rows of the tables, named as their columns are. */
export interface PastRows {
  readonly id: string;
  readonly complaint: Readonly<Record<string, unknown>>;
  readonly events: readonly Readonly<Record<string, unknown>>[];
}

/**
 * The rows that a complaint of the past becomes. The kelurahan that the file
 * names is responsible; where it names none, the place decides as at filing.
 * Its number is drawn by lot, so it may be taken already. It has no secret: nobody follows it by one.
 */
export function rowsOf(past: PastComplaint, city: City, areas: CityAreas): PastRows {
  const id = uuid();
  const responsible = responsibleOffice(
    { point: past.kelurahan === null ? past.point : null, kelurahanCode: past.kelurahan },
    (point) => areas.locate(point),
  );
  const events = eventsOf(past, responsible);
  const milestones = milestonesOf(events, past);
  return {
    id,
    complaint: {
      id,
      number: makeNumber(city.prefix, Number(past.filedOn.slice(0, 4))),
      tracking_secret_hash: asBytea(Buffer.alloc(0)),
      city_prefix: city.prefix,
      category_code: past.category.code,
      channel: past.channel,
      external_id: past.externalId,
      description: past.description,
      lat: past.point?.lat,
      lng: past.point?.lng,
      address: past.address,
      stated_kelurahan: past.kelurahan,
      filed_at: past.filedAt,
      filed_on: past.filedOn,
      known_at: past.knownAt,
      first_response_due_at: past.firstResponseDueAt,
      resolution_due_at: past.resolutionDueAt,
      status: milestones.status,
      owner_office: milestones.ownerOffice,
      first_responded_at: milestones.firstRespondedAt,
      resolved_at: milestones.resolvedAt,
      rejection_reason: milestones.rejectionReason,
      last_event: milestones.lastEvent,
      last_event_at: milestones.lastEventAt,
    },
    events: events.map((event, place) => ({
      complaint_id: id,
      seq: place + 1,
      at: event.at,
      known_at: past.knownAt,
      kind: event.kind,
      actor_office: event.actorOffice,
      details: event.details,
      answers: event.answers,
      status: event.status,
      owner_office: event.ownerOffice,
    })),
  };
}
