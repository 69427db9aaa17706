/** Bytes as PostgreSQL reads them from text. */
export function asBytea(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}
