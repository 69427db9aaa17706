import { type Agent, request } from 'node:http';
import { connect } from 'node:net';

/** A request exactly as it is to go over the wire: nothing is escaped or normalised. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** The length of the body is not told before it comes. */
  readonly chunked?: boolean;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export function get(path: string): RawRequest {
  return { method: 'GET', path };
}

/** A JSON body, valid or not. */
export function post(path: string, body: string, type = 'application/json'): RawRequest {
  return { method: 'POST', path, headers: { 'content-type': type }, body };
}

/** How often a request is sent again whose answer Node's client lost, since the server hung up while it was still writing. */
const RETRIES = 3;

export async function sendRaw(
  base: string,
  sent: RawRequest,
  agent: Agent | false = false,
): Promise<RawAnswer> {
  for (let retry = 0; ; retry++) {
    try {
      return await sendOnce(base, sent, agent);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EPIPE' || retry === RETRIES) throw fault;
    }
  }
}

function sendOnce(
  base: string,
  { method, path, headers, body, chunked }: RawRequest,
  agent: Agent | false,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(base);
  // Node leaves it out for methods that seldom have a body.
  const told = chunked
    ? { 'transfer-encoding': 'chunked' }
    : { 'content-length': Buffer.byteLength(body ?? '') };
  const framing = body === undefined ? {} : told;
  const options = { hostname, port, method, path, headers: { ...headers, ...framing }, agent };
  return new Promise((resolve, reject) => {
    const asked = request(options, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      answer.once('error', reject);
    });
    asked.once('error', reject);
    asked.end(body);
  });
}

/**
 * Sends bytes that need not be HTTP, and reads what comes back until the server hangs up.
 *
 * @param bytes a text is Latin-1
 * @param last says that nothing more will come
 */
export function sendBytes(base: string, bytes: string | Buffer, last = false): Promise<RawAnswer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
      if (last) socket.end();
    });
    let answer = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
    socket.once('error', reject);
    socket.once('close', () => resolve(readAnswer(answer)));
  });
}

function readAnswer(answer: string): RawAnswer {
  const [head = '', text = ''] = answer.split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => [line.split(': ')[0]?.toLowerCase(), line.split(': ')[1]]);
  return {
    status: Number(statusLine.split(' ')[1]),
    headers: Object.fromEntries(headers) as RawAnswer['headers'],
    text,
  };
}
