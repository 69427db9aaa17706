import { StreamableFile } from '@nestjs/common';
import { textStream } from './text-stream.js';

/** An object whose last member is a list, however long, as a file of JSON: read as fast as the client takes it. */
export async function jsonFile(
  name: string,
  head: object,
  member: string,
  parts: AsyncIterable<readonly unknown[]>,
): Promise<StreamableFile> {
  return new StreamableFile(await textStream(jsonOf(head, member, parts)), {
    type: 'application/json; charset=utf-8',
    disposition: `attachment; filename="${name}.json"`,
  });
}

async function* jsonOf(
  head: object,
  member: string,
  parts: AsyncIterable<readonly unknown[]>,
): AsyncGenerator<string> {
  let before = `${JSON.stringify(head).slice(0, -1)},${JSON.stringify(member)}:[\n`;
  for await (const part of parts) {
    if (part.length === 0) continue;
    yield before + part.map((item) => JSON.stringify(item)).join(',\n');
    before = ',\n';
  }
  yield before === ',\n' ? '\n]}\n' : `${before}]}\n`;
}
