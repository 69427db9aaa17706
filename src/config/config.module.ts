import { type DynamicModule, Global, Inject, Module } from '@nestjs/common';
import { type Config } from './config.js';

export const CONFIG = Symbol('Config');

/** Injects the {@link Config} of this process. */
export const InjectConfig = (): ParameterDecorator => Inject(CONFIG);

@Global()
@Module({})
export class ConfigModule {
  static of(config: Config): DynamicModule {
    return { module: ConfigModule, providers: [{ provide: CONFIG, useValue: config }], exports: [CONFIG] };
  }
}
