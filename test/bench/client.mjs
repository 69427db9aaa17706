import { connect } from 'node:net';

const HEAD_END = '\r\n\r\n';

/**
 * One kept connection that posts JSON, one request after another. It does the
 * least a client can, so that what is measured is the server.
 */
export class Connection {
  #socket;
  #heard = '';
  #answered;
  #failed;

  constructor(port, path) {
    this.head = `POST ${path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\ncontent-length: `;
    this.#socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1');
    this.#socket.on('data', (chunk) => this.#hear(chunk));
    this.#socket.once('error', (fault) => this.#failed?.(fault));
    this.#socket.once('close', () => this.#failed?.(new Error('The server hung up.')));
  }

  /** Gives the status of the answer. */
  post(body) {
    return new Promise((resolve, reject) => {
      this.#answered = resolve;
      this.#failed = reject;
      this.#socket.write(`${this.head}${Buffer.byteLength(body)}${HEAD_END}${body}`);
    });
  }

  close() {
    this.#failed = undefined;
    this.#socket.destroy();
  }

  #hear(chunk) {
    this.#heard += chunk;
    const headEnd = this.#heard.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.#heard.slice(0, headEnd);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
    if (this.#heard.length < headEnd + HEAD_END.length + length) return;
    this.#heard = '';
    this.#answered(Number(head.slice(9, 12)));
  }
}

/**
 * Posts bodies over so many connections, each as fast as it is answered, until
 * there is none left or the time is over. Gives how many got each status.
 */
export async function postAll(port, path, { connections = 64, bodies, seconds = Infinity }) {
  const statuses = {};
  const began = performance.now();
  const endAt = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = new Connection(port, path);
      for (const body of bodies) {
        const status = await connection.post(body);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (performance.now() > endAt) break;
      }
      connection.close();
    }),
  );
  return { statuses, accepted: statuses[201] ?? 0, seconds: (performance.now() - began) / 1000 };
}

/** Posts at a rate of so many a second, whether or not the ones before are answered; gives the milliseconds of each answer. */
export async function postAtRate(port, path, { perSecond, seconds, bodies }) {
  const idle = [];
  const took = [];
  const underWay = [];
  const began = performance.now();
  const send = async (body) => {
    const connection = idle.pop() ?? new Connection(port, path);
    const sent = performance.now();
    const status = await connection.post(body);
    if (status !== 201) throw new Error(`A filing got ${status}.`);
    took.push(performance.now() - sent);
    idle.push(connection);
  };
  for (let index = 0; index < perSecond * seconds; index++) {
    const due = began + (index * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
    underWay.push(send(bodies.next().value));
  }
  await Promise.all(underWay);
  for (const connection of idle) connection.close();
  return took;
}

/** Filings without end, or so many. */
export function* make(body, count = Infinity) {
  for (let index = 0; index < count; index++) yield body(index);
}
