import { type DataSource, type EntityManager, IsNull, MoreThan } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { OperatorError } from '../../common/operator-error.js';
import { recordCommand } from '../../audit/by-command.js';
import { ApiClient } from './api-client.entity.js';
import { ApiKey } from './api-key.entity.js';
import { CHANNEL_FORM, RESERVED_CHANNELS } from './channels.js';
import { hashOf, makeKey, textOf } from './key.js';

const DAY = 86_400_000;

/** A client to be added. */
export interface NewClient {
  readonly name: string;
  readonly channel: string;
  /** How many requests it may make; undefined where what holds for all holds for it. */
  readonly perMinute: number | undefined;
}

/** Adds a client with a channel of its own. @returns its key, which is stored nowhere */
export function addClient(db: DataSource, { name, channel, perMinute }: NewClient): Promise<string> {
  if (!CHANNEL_FORM.test(channel) || RESERVED_CHANNELS.includes(channel))
    throw new OperatorError(
      `"${channel}" cannot be the channel of an app.`,
      `Give --channel small letters, digits and dashes, such as qlue; ${RESERVED_CHANNELS.join(', ')} are taken.`,
    );
  return db.transaction(async (manager) => {
    await manager.query('LOCK TABLE api_clients IN SHARE ROW EXCLUSIVE MODE');
    const same = await manager.findOne(ApiClient, { where: [{ name }, { channel }] });
    if (same)
      throw new OperatorError(
        `There is a client ${same.name} with the channel ${same.channel}.`,
        same.endedAt
          ? 'It has ended, and its name and channel stay its own. Choose others.'
          : 'Choose another name and channel, or give it a new key with: clients rotate',
      );
    const client = { id: uuid(), name, channel, requestsPerMinute: perMinute ?? null };
    await manager.insert(ApiClient, client);
    const { id, text } = await giveKey(manager, client.id);
    await recordCommand(manager, 'client.added', name, {
      channel,
      perMinute: client.requestsPerMinute,
      key: id,
    });
    return text;
  });
}

/** Gives a client a new key. @param keepOldFor days for which the keys before it still work */
export function rotateKey(db: DataSource, name: string, keepOldFor: number): Promise<string> {
  return db.transaction(async (manager) => {
    const client = await current(manager, name);
    const until = new Date((await nowOf(manager)).getTime() + keepOldFor * DAY);
    // A key that ends sooner does not last longer by that.
    await manager.query('UPDATE api_keys SET expires_at = least(expires_at, $2) WHERE client_id = $1', [
      client.id,
      until,
    ]);
    const { id, text } = await giveKey(manager, client.id);
    await recordCommand(manager, 'client.key_rotated', name, { key: id, oldKeysUntil: until });
    return text;
  });
}

/** Ends a client: its keys open nothing any more. */
export async function endClient(db: DataSource, name: string): Promise<void> {
  await db.transaction(async (manager) => {
    const { id } = await current(manager, name);
    await manager.update(ApiClient, { id }, { endedAt: await nowOf(manager) });
    await recordCommand(manager, 'client.ended', name);
  });
}

/** All clients, each with the keys that open something. */
export async function listClients({ manager }: DataSource): Promise<[ApiClient, ApiKey[]][]> {
  const now = await nowOf(manager);
  const clients = await manager.find(ApiClient, { order: { name: 'ASC' } });
  const keys = await manager.find(ApiKey, {
    where: [{ expiresAt: IsNull() }, { expiresAt: MoreThan(now) }],
    order: { createdAt: 'ASC' },
  });
  return clients.map((client) => [
    client,
    keys.filter(({ clientId }) => clientId === client.id && client.endedAt === null),
  ]);
}

/** @throws OperatorError where there is no such client, or it has ended */
async function current(manager: EntityManager, name: string): Promise<ApiClient> {
  const client = await manager.findOne(ApiClient, { where: { name }, lock: { mode: 'pessimistic_write' } });
  if (!client || client.endedAt)
    throw new OperatorError(
      client ? `The client ${name} has ended.` : `There is no client ${name}.`,
      'See them with: clients list',
    );
  return client;
}

async function giveKey(manager: EntityManager, clientId: string): Promise<{ id: string; text: string }> {
  const key = makeKey();
  await manager.insert(ApiKey, { id: key.id, clientId, hash: hashOf(key), expiresAt: null });
  return { id: key.id, text: textOf(key) };
}

/** By the clock by which keys are checked. */
async function nowOf(manager: EntityManager): Promise<Date> {
  const [{ now }] = await manager.query<[{ now: Date }]>('SELECT now()');
  return now;
}
