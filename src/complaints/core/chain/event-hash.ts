const utc = (instant: string): string =>
  `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * SQL: whether the event `e` says with whom the complaint counts, where that is not its owner. Of events from before that
 * was stored with them it was worked out later, so it is not part of their hash.
 */
const HAS_CHARGE = `(num_nonnulls(e.charged_office, e.owner_charged_from, e.passed_on_at) > 0
  AND e.known_at >= (SELECT holds_from FROM metric_definitions WHERE version = 2))`;

/**
 * SQL: the public facts of an event `e` of a complaint `c`, as JSON. The first event also has the due times of the
 * complaint. Instants are in UTC.
 */
export const EVENT_FACTS = `(jsonb_build_object(
  'complaint', c.number, 'event', e.seq, 'kind', e.kind, 'at', ${utc('e.at')}, 'knownAt', ${utc('e.known_at')},
  'status', e.status, 'office', e.actor_office, 'owner', e.owner_office, 'answers', e.answers)
  || CASE WHEN e.seq = 1 THEN jsonb_build_object('city', c.city_prefix, 'channel', c.channel, 'filedAt', ${utc('c.filed_at')},
    'firstResponseDueAt', ${utc('c.first_response_due_at')}, 'resolutionDueAt', ${utc('c.resolution_due_at')})
    ELSE '{}' END
  || CASE WHEN ${HAS_CHARGE} THEN jsonb_build_object('charged', e.charged_office, 'ownerChargedFrom', ${utc('e.owner_charged_from')},
    'passedOnAt', ${utc('e.passed_on_at')}) ELSE '{}' END)::text`;

/**
 * SQL: the SHA-256, in hexadecimal, of everything else in the event. The salt prevents guessing. A citizen's words are
 * not part of it: they are stored apart and can be erased.
 */
export const privateHash = (
  salt: string,
): string => `encode(sha256(convert_to(${salt}::text || jsonb_build_array(
  e.complaint_id, e.actor_account, e.message, e.message_public, e.details,
  CASE WHEN e.seq = 1 THEN c.external_id END)::text, 'UTF8')), 'hex')`;

/** The hash of older versions, which had no salt: one hash of the whole event, of which no part can be shown. */
const WITHOUT_SALT = `sha256(convert_to(jsonb_build_array(
  e.complaint_id, e.seq, extract(epoch FROM e.at), extract(epoch FROM e.known_at), e.kind, e.actor_office, e.actor_account,
  e.message, e.message_public, e.details, e.answers, e.status, e.owner_office,
  CASE WHEN e.seq = 1 THEN jsonb_build_array(c.number, c.city_prefix, c.channel, c.external_id, extract(epoch FROM c.filed_at),
    extract(epoch FROM c.first_response_due_at), extract(epoch FROM c.resolution_due_at)) END)::text, 'UTF8'))`;

/** First line of the hashed text. It separates hashes of events from all other hashes. */
export const EVENT_FORMAT = 'tanggap-event-v2';

/**
 * SQL: the SHA-256 of an event `e` of a complaint `c`; null if there is no such event. It is made of the public facts
 * and of a hash of the rest, so that the facts can be shown without the rest.
 *
 * @param salt SQL: the salt it was hashed with; null for a hash of an older version
 */
export const eventHash = (salt: string): string => `CASE WHEN e.seq IS NULL THEN NULL
  WHEN ${salt} IS NULL THEN ${WITHOUT_SALT}
  ELSE sha256(convert_to(concat_ws(E'\\n', '${EVENT_FORMAT}', ${EVENT_FACTS}, ${privateHash(salt)}), 'UTF8')) END`;
