/** The middle of some numbers, and the ends. */
export function spread(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return { middle: quantile(sorted, 0.5), least: sorted[0], most: sorted.at(-1) };
}

/** The value below which a share of the sorted numbers lies. */
export function quantile(sorted, share) {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  return below + (sorted[Math.ceil(place)] - below) * (place - Math.floor(place));
}

/** e.g. "1,240 (1,190 to 1,310)": the middle of the rounds, and the ends. */
export function shown(numbers, digits = 0) {
  const { middle, least, most } = spread(numbers);
  const written = (number) =>
    number.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  if (numbers.length === 1) return written(middle);
  return `${written(middle)} (${written(least)} to ${written(most)})`;
}

/** A table in Markdown. */
export function table(columns, rows) {
  const cells = [columns, ...rows].map((row) => row.map(String));
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const [head, ...body] = cells;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join(
    '\n',
  );
}
