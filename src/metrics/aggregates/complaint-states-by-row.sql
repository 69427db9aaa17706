-- The state of complaints about which nothing became known after :asOf, from their rows.
SELECT c.id, c.category_code, c.channel, c.filed_at, c.filed_on, c.first_response_due_at AS due_at, c.demo,
       c.first_responded_at AS responded_at, c.resolved_at IS NOT NULL AS was_resolved, c.status, c.followed_status,
       c.rejection_reason AS reason, c.owner_office, c.charged_office, c.owner_charged_from, c.passed_on_at, c.unit_code
FROM complaints c
