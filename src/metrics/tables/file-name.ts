/** The name of a file from its parts: `tanggap-response-rates-kelurahan-2026-01-01-2026-04-01-as-of-2026-04-15T235959`. */
export function fileName(parts: readonly (string | undefined)[], asOf: string): string {
  const said = ['tanggap', ...parts, 'as-of', asOf.slice(0, 19).replaceAll(':', '')];
  return said
    .filter((part) => part !== undefined)
    .join('-')
    .replaceAll(/[^\w.-]+/g, '-');
}
