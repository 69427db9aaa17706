import { type DataSourceOptions, type EntityTarget } from 'typeorm';
import { migrations } from '../../migrations/index.js';

/** Connections of a process that serves, unless `DATABASE_POOL_SIZE` says otherwise. */
const POOL_SIZE = 20;

/**
 * How every process of Tanggap speaks to PostgreSQL.
 *
 * @param poolSize most connections at once
 */
export function dataSourceOptions(
  url: string,
  entities: EntityTarget<object>[],
  poolSize = POOL_SIZE,
): DataSourceOptions & { type: 'postgres' } {
  return {
    type: 'postgres',
    url,
    entities: entities as NonNullable<DataSourceOptions['entities']>,
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    poolSize,
    connectTimeoutMS: 5000,
    applicationName: 'tanggap',
  };
}
