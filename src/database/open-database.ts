import pg from 'pg';
import { OperatorError } from '../common/operator-error.js';
import { type Steps } from '../common/steps.js';
import { type Config } from '../config/config.js';
import { type OpenDatabase } from '../embedded-postgres/opened-database.js';

const OLDEST_VERSION = 14;

/**
 * Opens the operator's PostgreSQL, or the embedded one where none is named.
 *
 * @throws OperatorError that says why it cannot be used
 */
export async function openDatabase(config: Config, steps: Steps): Promise<OpenDatabase> {
  if (config.databaseUrl === undefined) {
    const { openEmbedded } = await import('../embedded-postgres/open-embedded.js');
    return openEmbedded(config, steps);
  }
  const { databaseUrl, databaseOwnerUrl } = config;
  await checkServer(databaseUrl, 'DATABASE_URL');
  const opened = { embedded: false, close: () => Promise.resolve() };
  if (databaseOwnerUrl === undefined) return { ...opened, url: databaseUrl };
  await checkServer(databaseOwnerUrl, 'DATABASE_OWNER_URL');
  return { ...opened, url: databaseOwnerUrl, appUrl: databaseUrl };
}

async function checkServer(url: string, variable: string): Promise<void> {
  let client: pg.Client | undefined;
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, query_timeout: 5000 });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int AS version`,
    );
    refuseOldVersion(rows[0]?.version ?? 0);
  } catch (fault) {
    throw fault instanceof OperatorError
      ? fault
      : whyUnreachable(fault as NodeJS.ErrnoException, new URL(url), variable);
  } finally {
    await client?.end().catch(() => undefined);
  }
}

/** @param versionNumber as PostgreSQL states it: 140005 is 14.5 */
export function refuseOldVersion(versionNumber: number): void {
  const major = Math.floor(versionNumber / 10_000);
  if (major >= OLDEST_VERSION) return;
  throw new OperatorError(
    `DATABASE_URL leads to PostgreSQL ${major}; Tanggap needs ${OLDEST_VERSION} or newer.`,
    'Upgrade that server, or unset DATABASE_URL to use the embedded PostgreSQL.',
  );
}

function whyUnreachable(
  fault: NodeJS.ErrnoException,
  { hostname, port, pathname, username }: URL,
  variable: string,
): OperatorError {
  const server = `${hostname}:${port || 5432}`;
  switch (fault.code) {
    case '28P01':
    case '28000':
      return new OperatorError(
        `${variable}: the server ${server} refuses the user "${username}" or its password.`,
        `Correct the user name and password in ${variable}.`,
      );
    case '3D000':
      return new OperatorError(
        `${variable}: the server ${server} has no database "${pathname.slice(1)}".`,
        `Create it ("CREATE DATABASE ${pathname.slice(1)}") or correct the name.`,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new OperatorError(
        `${variable}: there is no host "${hostname}".`,
        `Correct the host name in ${variable}.`,
      );
    default:
      return new OperatorError(
        `${variable}: no PostgreSQL answers at ${server} (${fault.code ?? fault.message}).`,
        'Start PostgreSQL there, correct the address, or unset DATABASE_URL to use the embedded one.',
      );
  }
}
