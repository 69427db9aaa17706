import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type EntityTarget } from 'typeorm';
import { appConnections } from './app-connections.js';
import { dataSourceOptions } from './data-source.js';

@Module({})
export class DatabaseModule {
  static at(url: string, entities: EntityTarget<object>[], poolSize?: number): DynamicModule {
    const options = { ...dataSourceOptions(url, entities, poolSize), extra: appConnections };
    const orm = TypeOrmModule.forRoot({ ...options, retryAttempts: 0 });
    return { module: DatabaseModule, imports: [orm] };
  }
}
