import { type Socket } from 'node:net';

const QUERY = 'Q'.charCodeAt(0);

/** Speaks just enough of PostgreSQL's protocol to let anyone in and to tell its version: 13.14. */
export function answerAsPostgres13(socket: Socket): void {
  const ready = message('Z', Buffer.from('I'));
  const letIn = Buffer.concat([message('R', Buffer.alloc(4)), ready]);
  // One int4 column called "version", with one row.
  const column = message('T', Buffer.from('000176657273696f6e00000000000000000000170004ffffffff0000', 'hex'));
  const row = message('D', Buffer.concat([Buffer.from('000100000006', 'hex'), Buffer.from('130014')]));
  const version = Buffer.concat([column, row, message('C', Buffer.from('SELECT 1\0')), ready]);
  socket.on('data', (bytes) => socket.write(bytes[0] === QUERY ? version : letIn));
  socket.on('error', () => socket.destroy());
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.from(`${type}....`);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
