/** What `/metrics` shows: the value of every series, by its name and labels as they stand there. */
export type FiguresShown = ReadonlyMap<string, number>;

/** Scrapes a process as Prometheus does. */
export async function scrape(base: string): Promise<FiguresShown> {
  const answer = await fetch(`${base}/metrics`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const [, series = '', value = ''] = /^(\S+|\S+\{.*\}) (\S+)$/.exec(line) ?? [];
      return [series, Number(value)];
    }),
  );
}
