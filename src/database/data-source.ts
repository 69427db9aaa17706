import { type DataSourceOptions, type EntityTarget } from 'typeorm';
import { migrations } from '../../migrations/index.js';

/** How every process of Tanggap speaks to PostgreSQL. */
export function dataSourceOptions(
  url: string,
  entities: EntityTarget<object>[],
): DataSourceOptions & { type: 'postgres' } {
  return {
    type: 'postgres',
    url,
    entities: entities as NonNullable<DataSourceOptions['entities']>,
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    poolSize: 20,
    connectTimeoutMS: 5000,
    applicationName: 'tanggap',
  };
}
