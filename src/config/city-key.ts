import { Inject, type Provider } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { type Config } from './config.js';
import { CONFIG } from './inject-config.js';
import { keptSecret } from './kept-secret.js';

export const CITY_KEY = Symbol('CityKey');

/** Injects the 32 bytes that what must stay private is encrypted with. */
export const InjectCityKey = (): ParameterDecorator => Inject(CITY_KEY);

/** The operator's key, or one that is made once and kept in the data folder. */
export const cityKeyProvider: Provider = {
  provide: CITY_KEY,
  inject: [CONFIG],
  useFactory: ({ reporterKey, dataDir }: Config): Buffer =>
    reporterKey ??
    Buffer.from(
      keptSecret(dataDir, 'reporter-key', () => randomBytes(32).toString('base64')),
      'base64',
    ),
};
