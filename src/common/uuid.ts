const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What an id looks like, for a regular expression of SQL. */
export const UUID_FORM = UUID.source;

/** Whether a text is an id as ours are written. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
