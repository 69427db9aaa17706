import { type DynamicModule, Global, Module } from '@nestjs/common';
import { cityKeyProvider, CITY_KEY } from './city-key.js';
import { type Config } from './config.js';
import { CONFIG } from './inject-config.js';

@Global()
@Module({})
export class ConfigModule {
  static of(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: CONFIG, useValue: config }, cityKeyProvider],
      exports: [CONFIG, CITY_KEY],
    };
  }
}
