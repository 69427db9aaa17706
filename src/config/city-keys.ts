import { Inject } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { type Config } from './config.js';
import { keptSecret, replaceKept } from './kept-secret.js';

/** Keys of 32 bytes that encrypt personal data. */
export interface SealingKeys {
  /** Encrypts. */
  readonly current: Buffer;
  /** Decrypt: the current key and the older ones. */
  readonly all: readonly Buffer[];
}

/** All keys of the city. */
export interface CityKeys extends SealingKeys {
  /** Makes keyed hashes. It stays when the encryption key is rotated, so that existing hashes still match. */
  readonly hash: Buffer;
}

export const CITY_KEYS = Symbol('CityKeys');

/** Injects the {@link CityKeys}. */
export const InjectCityKeys = (): ParameterDecorator => Inject(CITY_KEYS);

const FILE = 'reporter-key';
const makeKey = (): string => randomBytes(32).toString('base64');

/** The operator's keys, or those that are made once and kept in the data folder, the newest in the first line. */
export function sealingKeysOf({ reporterKey, reporterKeysOld, dataDir }: Config): SealingKeys {
  const kept = reporterKey ? [] : keptSecret(dataDir, FILE, makeKey).split('\n');
  const [current = Buffer.alloc(0), ...earlier] = reporterKey
    ? [reporterKey]
    : kept.map((line) => Buffer.from(line, 'base64'));
  return { current, all: [current, ...earlier, ...reporterKeysOld] };
}

/** Makes a new key in the data folder; the older keys stay and still decrypt. */
export function rotateKeptKey(dataDir: string): void {
  replaceKept(dataDir, FILE, `${makeKey()}\n${keptSecret(dataDir, FILE, makeKey)}`);
}
