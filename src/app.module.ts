import { type DynamicModule, Global, Module, RequestMethod, VERSION_NEUTRAL } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { LoggerModule } from 'nestjs-pino';
import { type Writable } from 'node:stream';
import { type DataSource } from 'typeorm';
import { AreasModule } from './areas/areas.module.js';
import { AttachmentsModule } from './attachments/attachments.module.js';
import { Clock } from './common/clock.js';
import { ComplaintsModule } from './complaints/complaints.module.js';
import { type CityKeys } from './config/city-keys.js';
import { type Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseClock } from './database/database-clock.js';
import { DatabaseModule } from './database/database.module.js';
import { entities } from './bootstrap/entities.js';
import { EventsModule } from './events/events.module.js';
import './bootstrap/problems.js';
import { HealthModule } from './health/health.module.js';
import { IdempotencyModule } from './idempotency/idempotency.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { OfficialsModule } from './officials/officials.module.js';
import { type QueueConnection } from './queues/backend.js';
import { QueuesModule } from './queues/queues.module.js';
import { requestLog } from './http/request-log.js';
import { TransparencyModule } from './transparency/transparency.module.js';
import { WebModule } from './web/web.module.js';

@Global()
@Module({
  providers: [
    { provide: Clock, useFactory: (db: DataSource) => DatabaseClock.of(db), inject: [getDataSourceToken()] },
  ],
  exports: [Clock],
})
class ClockModule {}

/** What one process needs beyond its settings. */
export interface AppContext {
  readonly config: Config;
  readonly cityKeys: CityKeys;
  readonly databaseUrl: string;
  readonly queueConnection: QueueConnection;
  /** Takes the log lines in place of standard output. */
  readonly logTo?: Writable;
}

@Module({})
export class AppModule {
  static in({ config, cityKeys, databaseUrl, queueConnection, logTo }: AppContext): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot({
          pinoHttp: { ...requestLog(config), ...(logTo && { stream: logTo }) },
          // Without a version it would log the routes of the API only.
          forRoutes: [{ path: '{*path}', method: RequestMethod.ALL, version: VERSION_NEUTRAL }],
        }),
        ConfigModule.of(config, cityKeys),
        ClockModule,
        DatabaseModule.at(databaseUrl, entities, config.databasePoolSize),
        QueuesModule.on(queueConnection),
        EventsModule,
        IdempotencyModule,
        AreasModule,
        OfficialsModule,
        IdentityModule,
        AttachmentsModule,
        ComplaintsModule,
        TransparencyModule,
        MetricsModule,
        HealthModule,
        WebModule,
      ],
    };
  }
}
