import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, runTanggap, type Spawned } from './processes.js';

export const ADMIN = 'admin@tanggap.example';

const folders: string[] = [];
process.on('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder that also the user of PostgreSQL may enter; it goes when the tests end. */
export function makeFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-start-'));
  chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

/** A process that serves HTTP, on a port of its own. */
export interface Serving extends Spawned {
  readonly base: string;
}

/** Starts Tanggap and waits until it serves. */
export async function serve(env: Record<string, string>, cwd?: string): Promise<Serving> {
  const port = await freePort();
  const spawned = runTanggap({ PORT: String(port), ...env }, [], cwd);
  await spawned.says('with Ctrl-C');
  return { ...spawned, base: `http://127.0.0.1:${port}` };
}

/** The embedded PostgreSQL of a data folder: its process and its port; undefined where none runs. */
export function postmasterOf(dataDir: string): { pid: number; port: number } | undefined {
  const file = join(dataDir, 'postgres/postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

export function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Signs in and gives the status of the answer and the token. */
export async function signIn(
  base: string,
  email: string,
  password: string,
): Promise<{ status: number; token: string }> {
  const answer = await post(`${base}/api/v1/sessions`, { email, password });
  const { token = '' } = (await answer.json()) as { token?: string };
  return { status: answer.status, token };
}

/** Files a complaint about a hole in the road in Gambir and gives its number. */
export async function fileComplaint(base: string): Promise<string> {
  const answer = await post(`${base}/api/v1/complaints`, {
    category: 'road',
    description: 'Lubang besar di tengah jalan.',
    location: { lat: -6.1766, lng: 106.8269 },
  });
  return ((await answer.json()) as { number: string }).number;
}

/** What the public sees of a complaint: its status, or `undefined` where it is not known. */
export async function statusOf(base: string, number: string): Promise<string | undefined> {
  const answer = await fetch(`${base}/api/v1/complaints/${number}`);
  return answer.ok ? ((await answer.json()) as { status: string }).status : undefined;
}

/** Whether a token still is one of a session. */
export async function isSignedIn(base: string, token: string): Promise<boolean> {
  return (await fetch(`${base}/api/v1/sessions`, { headers: { authorization: `Bearer ${token}` } })).ok;
}

function post(url: string, body: object): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
