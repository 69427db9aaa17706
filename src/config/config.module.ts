import { type DynamicModule, Global, Module } from '@nestjs/common';
import { CITY_KEYS, type CityKeys } from './city-keys.js';
import { type Config } from './config.js';
import { CONFIG } from './inject-config.js';

@Global()
@Module({})
export class ConfigModule {
  static of(config: Config, cityKeys: CityKeys): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: CITY_KEYS, useValue: cityKeys },
      ],
      exports: [CONFIG, CITY_KEYS],
    };
  }
}
