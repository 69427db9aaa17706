// A table of rates is sorted and searched at once, without asking for the page anew.

type Direction = 'ascending' | 'descending';

function valueOf(row: HTMLTableRowElement, column: number): string {
  return row.cells[column]?.dataset.value ?? '';
}

/** What has no value comes last either way. */
function compare(a: string, b: string): number | undefined {
  if (a === '' || b === '') return undefined;
  const left = Number(a);
  const right = Number(b);
  return Number.isNaN(left) || Number.isNaN(right) ? a.localeCompare(b, 'id') : left - right;
}

function sort(table: HTMLTableElement, head: HTMLTableCellElement): void {
  const direction: Direction = head.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
  const column = head.cellIndex;
  const body = table.tBodies[0];
  if (!body) return;
  const rows = [...body.rows].sort((a, b) => {
    const left = valueOf(a, column);
    const right = valueOf(b, column);
    const order = compare(left, right);
    if (order === undefined) return Number(left === '') - Number(right === '');
    return direction === 'ascending' ? order : -order;
  });
  body.append(...rows);
  for (const each of head.parentElement?.querySelectorAll('th') ?? []) each.setAttribute('aria-sort', 'none');
  head.setAttribute('aria-sort', direction);
}

for (const table of document.querySelectorAll<HTMLTableElement>('table.rates')) {
  table.tHead?.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-column]');
    const head = link?.closest('th');
    if (!link || !head || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    sort(table, head);
  });
}

function filter(field: HTMLInputElement): void {
  const wanted = field.value.trim().toLowerCase();
  const table = document.querySelector<HTMLTableElement>(`#${field.dataset.filters ?? ''}`);
  let matching = 0;
  for (const row of table?.tBodies[0]?.rows ?? []) {
    row.hidden = !(row.cells[0]?.textContent ?? '').toLowerCase().includes(wanted);
    if (!row.hidden) matching++;
  }
  const none = table?.parentElement?.querySelector<HTMLElement>('.none');
  if (none) none.hidden = matching > 0;
}

for (const field of document.querySelectorAll<HTMLInputElement>('input[data-filters]')) {
  // Rows that the server left out for what was searched before cannot be shown again without asking it.
  if (field.value !== '') continue;
  field.addEventListener('input', () => filter(field));
  field.form?.addEventListener('submit', (event) => event.preventDefault());
}
