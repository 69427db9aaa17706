import { OperatorError } from '../common/operator-error.js';
import { readConfig } from './config.js';

describe('the environment', () => {
  it('needs nothing: the default is everything in one process on 127.0.0.1:3000', () => {
    expect(readConfig({})).toMatchObject({ role: 'all', host: '127.0.0.1', port: 3000, production: false });
  });

  it('counts an empty variable as absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined });
  });

  it('names every bad variable at once', () => {
    const read = (): unknown =>
      readConfig({
        PORT: 'http',
        WORKER_PORT: '99999',
        ROLE: 'boss',
        REDIS_URL: 'localhost:6379',
        REPORTER_KEY: 'short',
        REPORTER_KEYS_OLD: `${Buffer.alloc(32).toString('base64')}, short`,
        TRUST_PROXY: '10.0.0.0/33',
        CORS_ORIGINS: 'https://kota.example, kota.example',
        RATE_LIMITS: 'no',
        RATE_LIMIT_FILINGS: '0',
        RATE_LIMIT_EXEMPT: 'all',
        SECOND_FACTOR_ROLES: 'administrator, boss',
        MAP_TILES_URL: 'https://tiles.kota.example/tile.png',
      });
    expect(read).toThrow(OperatorError);
    const names = ['PORT', 'WORKER_PORT', 'ROLE', 'REDIS_URL', 'REPORTER_KEY', 'REPORTER_KEYS_OLD'];
    names.push(
      'SECOND_FACTOR_ROLES',
      'MAP_TILES_URL',
      'TRUST_PROXY',
      'CORS_ORIGINS',
      'RATE_LIMITS',
      'RATE_LIMIT_FILINGS',
      'RATE_LIMIT_EXEMPT',
    );
    for (const name of names) expect(read).toThrow(`${name}: `);
  });

  it('demands a second factor of the roles that are named, and of nobody unless told', () => {
    expect(readConfig({}).secondFactorRoles).toEqual([]);
    expect(readConfig({ SECOND_FACTOR_ROLES: 'administrator, communications' }).secondFactorRoles).toEqual([
      'administrator',
      'communications',
    ]);
  });

  it('trusts no proxy and no other origin, and limits everybody, unless it is told', () => {
    const { rateLimits, ...rest } = readConfig({});
    expect(rest).toMatchObject({ trustProxy: [], corsOrigins: [] });
    expect(rateLimits).toMatchObject({ perAddress: 3_000, filings: 120, perReporter: 20 });
    expect(rateLimits?.exempt.check('127.0.0.1')).toBe(false);
    expect(readConfig({ RATE_LIMITS: 'off' }).rateLimits).toBeUndefined();
    const told = readConfig({
      TRUST_PROXY: '10.0.0.0/8, ::1',
      CORS_ORIGINS: 'https://kota.example',
      RATE_LIMIT_EXEMPT: '10.0.0.0/8,2001:db8::/32, 192.0.2.7',
    });
    expect(told).toMatchObject({ trustProxy: ['10.0.0.0/8', '::1'], corsOrigins: ['https://kota.example'] });
    const isExempt = (address: string, family: 'ipv4' | 'ipv6'): boolean | undefined =>
      told.rateLimits?.exempt.check(address, family);
    expect([
      isExempt('10.1.2.3', 'ipv4'),
      isExempt('192.0.2.7', 'ipv4'),
      isExempt('2001:db8:1::2', 'ipv6'),
    ]).toEqual([true, true, true]);
    expect([isExempt('192.0.2.8', 'ipv4'), isExempt('2001:db9::1', 'ipv6')]).toEqual([false, false]);
  });

  it.each(['https://kota.example/', '*', 'https://*.kota.example', 'HTTPS://kota.example'])(
    'takes %s for no origin: a browser would never send it',
    (text) => expect(() => readConfig({ CORS_ORIGINS: text })).toThrow('CORS_ORIGINS'),
  );

  it('takes no other word for production, lest demo accounts stay open', () => {
    expect(() => readConfig({ NODE_ENV: 'prod' })).toThrow('NODE_ENV');
  });

  it('keeps photos in the data folder, in another, or in a bucket', () => {
    expect(readConfig({ DATA_DIR: '/data' }).photos).toEqual({ folder: '/data/photos' });
    expect(readConfig({ PHOTOS_DIR: '/shared/photos' }).photos).toEqual({ folder: '/shared/photos' });
    const bucket = {
      PHOTOS_S3_URL: 'https://s3.example:9000/photos/jakarta',
      PHOTOS_S3_KEY: 'k',
      PHOTOS_S3_SECRET: 's',
    };
    expect(readConfig(bucket).photos).toEqual({
      endpoint: 'https://s3.example:9000',
      bucket: 'photos',
      prefix: 'jakarta/',
      region: 'us-east-1',
      key: 'k',
      secret: 's',
    });
    expect(() => readConfig({ ...bucket, PHOTOS_DIR: '/photos' })).toThrow('PHOTOS_DIR');
    expect(() => readConfig({ PHOTOS_S3_URL: bucket.PHOTOS_S3_URL })).toThrow(
      /PHOTOS_S3_KEY[^]*PHOTOS_S3_SECRET/,
    );
    for (const url of ['photos', 's3://photos', 'https://s3.example', 'https://k:s@s3.example/photos'])
      expect(() => readConfig({ ...bucket, PHOTOS_S3_URL: url })).toThrow('PHOTOS_S3_URL: must be');
  });

  it('wants a key of the operator’s own in production with an outside database', () => {
    const outside = { NODE_ENV: 'production', DATABASE_URL: 'postgres://db/tanggap' };
    expect(() => readConfig(outside)).toThrow('REPORTER_KEY');
    const key = Buffer.alloc(32, 7).toString('base64');
    expect(readConfig({ ...outside, REPORTER_KEY: key }).reporterKey).toEqual(Buffer.alloc(32, 7));
  });

  it('wants what belongs together', () => {
    const alone = () => readConfig({ SMTP_URL: 'smtp://mail.kota.example', OIDC_CLIENT_ID: 'tanggap' });
    for (const name of ['MAIL_FROM', 'PUBLIC_URL', 'OIDC_ISSUER'])
      expect(alone).toThrow(`${name}: is missing`);
  });

  it('takes an address of its own without a path, and a provider over https only', () => {
    const read = (env: Record<string, string>) => () => readConfig(env);
    expect(read({ PUBLIC_URL: 'https://kota.example/tanggap' })).toThrow('PUBLIC_URL');
    expect(readConfig({ PUBLIC_URL: 'https://kota.example/' }).publicUrl).toBe('https://kota.example');
    const oidc = { OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b', PUBLIC_URL: 'https://kota.example' };
    for (const issuer of ['http://masuk.kota.example', 'masuk.kota.example'])
      expect(read({ ...oidc, OIDC_ISSUER: issuer })).toThrow('OIDC_ISSUER');
    expect(readConfig({ ...oidc, OIDC_ISSUER: 'https://masuk.kota.example' }).oidc).toMatchObject({
      clientId: 'a',
    });
  });

  it('asks for letters that can be read, as many as the city sets', () => {
    expect(readConfig({}).fewestLetters).toEqual({ answer: 15, description: 10 });
    expect(readConfig({ ANSWER_MIN_LETTERS: '20', DESCRIPTION_MIN_LETTERS: '8' }).fewestLetters).toEqual({
      answer: 20,
      description: 8,
    });
    expect(() => readConfig({ ANSWER_MIN_LETTERS: '0' })).toThrow('ANSWER_MIN_LETTERS: must be at least 1');
  });
});
