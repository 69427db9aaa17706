import { Readable } from 'node:stream';

/**
 * A stream of texts that has its first one already: what goes wrong at the
 * beginning is thrown here, where it can still be answered in words.
 */
export async function textStream(texts: AsyncGenerator<string>): Promise<Readable> {
  const first = await texts.next();
  return Readable.from(from(first, texts), { objectMode: false });
}

async function* from(
  first: IteratorResult<string>,
  rest: AsyncGenerator<string>,
): AsyncGenerator<string, void> {
  if (first.done === true) return;
  yield first.value;
  yield* rest;
}
