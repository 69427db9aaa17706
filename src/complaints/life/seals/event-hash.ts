/**
 * SQL: the SHA-256 of all that an event `e` of a complaint `c` says, for ever the same; nothing where there is no such
 * event. With the first event goes what its complaint was accepted with. A citizen's words are kept apart: they
 * are theirs, and can be erased.
 */
export const EVENT_HASH = `CASE WHEN e.seq IS NOT NULL THEN sha256(convert_to(jsonb_build_array(
  e.complaint_id, e.seq, extract(epoch FROM e.at), extract(epoch FROM e.known_at), e.kind, e.actor_office, e.actor_account,
  e.message, e.message_public, e.details, e.answers, e.status, e.owner_office,
  CASE WHEN e.seq = 1 THEN jsonb_build_array(c.number, c.city_prefix, c.channel, c.external_id, extract(epoch FROM c.filed_at),
    extract(epoch FROM c.first_response_due_at), extract(epoch FROM c.resolution_due_at)) END)::text, 'UTF8')) END`;
