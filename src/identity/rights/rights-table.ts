import { type Right, rights, type Role, roles } from './rights.js';

/** What the roles are called in the table. */
export const roleNames: Readonly<Record<Role, string>> = {
  administrator: 'administrator',
  communications: 'communications office',
  triage: 'triage desk',
  lurah: 'lurah',
  staff: 'kelurahan staff',
  camat: 'camat',
  walikota: 'walikota, bupati',
  gubernur: 'gubernur',
  unit: 'unit officer',
  client: 'API client',
  public: 'everyone else',
};

/** The table of rights as Markdown, in the form that prettier gives it: one row for each right and how far it reaches. */
export function rightsAsMarkdown(): string {
  const rows = (Object.keys(rights) as Right[]).flatMap((right) => {
    const { may, scopes } = rights[right];
    const reaching = [...new Set(Object.values(scopes))];
    return reaching.map((scope, place) => {
      const who = roles.filter((role) => scopes[role] === scope);
      const names = who.includes('public') ? 'everyone else' : who.map((role) => roleNames[role]).join('; ');
      return [place === 0 ? `\`${right}\`` : '', place === 0 ? may : '', scope, names];
    });
  });
  return asTable([['right', 'who has it may', 'how far', 'who'], ...rows]);
}

function asTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
