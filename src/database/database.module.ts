import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type EntityTarget } from 'typeorm';
import { dataSourceOptions } from './data-source.js';

@Module({})
export class DatabaseModule {
  static at(url: string, entities: EntityTarget<object>[]): DynamicModule {
    const orm = TypeOrmModule.forRoot({ ...dataSourceOptions(url, entities), retryAttempts: 0 });
    return { module: DatabaseModule, imports: [orm] };
  }
}
