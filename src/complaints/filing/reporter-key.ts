import { Inject, type Provider } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { type Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { keptSecret } from '../../config/kept-secret.js';

const REPORTER_KEY = Symbol('ReporterKey');

/** Injects the 32 bytes that reporter details are encrypted with. */
export const InjectReporterKey = (): ParameterDecorator => Inject(REPORTER_KEY);

/** The operator's key, or one that is made once and kept in the data folder. */
export const reporterKeyProvider: Provider = {
  provide: REPORTER_KEY,
  inject: [CONFIG],
  useFactory: ({ reporterKey, dataDir }: Config): Buffer =>
    reporterKey ??
    Buffer.from(
      keptSecret(dataDir, 'reporter-key', () => randomBytes(32).toString('base64')),
      'base64',
    ),
};
