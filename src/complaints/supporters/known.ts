/**
 * SQL: the hashes of everyone who stands behind a complaint: who filed it, who supports it, and who filed what was
 * merged into it.
 *
 * @param complaint its id, as an expression of SQL
 */
export function knownOf(complaint: string): string {
  return `(SELECT phone_hash, email_hash FROM reporters WHERE complaint_id = ${complaint}
    UNION ALL
    SELECT phone_hash, email_hash FROM supporters WHERE complaint_id = ${complaint}
    UNION ALL
    SELECT r.phone_hash, r.email_hash FROM reporters r JOIN supporters s ON s.merged_from = r.complaint_id
    WHERE s.complaint_id = ${complaint})`;
}
