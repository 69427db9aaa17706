import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AreasModule } from '../areas/areas.module.js';
import { Office } from '../officials/office.entity.js';
import { OfficialsModule } from '../officials/officials.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { AccountEntity } from './account.entity.js';
import { RoleAssignmentsRepository } from './accounts/role-assignments.repository.js';
import { ExpiredSessionsRepository } from './expired-sessions.repository.js';
import { PruneSessionsTask } from './prune-sessions.task.js';
import { OidcController } from './oidc/oidc.controller.js';
import { OpenIdProviderService } from './oidc/provider.service.js';
import { PendingSignInsService } from './oidc/pending-sign-ins.service.js';
import { PasswordResetsController } from './password-resets/password-resets.controller.js';
import { PasswordResetsService } from './password-resets/password-resets.service.js';
import { SessionCookiesService } from './cookies/session-cookies.service.js';
import { ApiKeyGuard } from './api-clients/api-client.guard.js';
import { ApiClientsService } from './api-clients/api-clients.service.js';
import { RightsController } from './rights/rights.controller.js';
import { SessionEntity } from './session.entity.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { SessionViewsService } from './session-views.service.js';
import { SignInsService } from './sign-ins.service.js';
import { KnownDevicesService } from './cookies/known-devices.service.js';
import { FailedSignInReportsRepository } from './failures/failed-sign-in-reports.repository.js';
import { FailedSignInsController } from './failures/failed-sign-ins.controller.js';
import { FailedSignInsRepository } from './failures/failed-sign-ins.repository.js';
import { FailedSignInsService } from './failures/failed-sign-ins.service.js';
import { FailedSignInsTask } from './failures/failed-sign-ins.task.js';
import { SecondFactorsController } from './second-factor/second-factors.controller.js';
import { SecondFactorsRepository } from './second-factor/second-factors.repository.js';
import { SecondFactorsService } from './second-factor/second-factors.service.js';
import { SignInTicketsService } from './second-factor/sign-in-tickets.service.js';
import { SignInTriesService } from './tries/sign-in-tries.service.js';
import { TriesRepository } from './tries/tries.repository.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([AccountEntity, SessionEntity, Office]),
    AreasModule,
    OfficialsModule,
    NotificationsModule,
  ],
  controllers: [
    OidcController,
    SessionsController,
    FailedSignInsController,
    SecondFactorsController,
    PasswordResetsController,
    RightsController,
  ],
  providers: [
    SessionsService,
    RoleAssignmentsRepository,
    SessionViewsService,
    SignInsService,
    SessionCookiesService,
    KnownDevicesService,
    FailedSignInsService,
    FailedSignInsRepository,
    FailedSignInReportsRepository,
    FailedSignInsTask,
    SecondFactorsService,
    SecondFactorsRepository,
    SignInTicketsService,
    TriesRepository,
    OpenIdProviderService,
    PendingSignInsService,
    SignInTriesService,
    PasswordResetsService,
    ExpiredSessionsRepository,
    PruneSessionsTask,
    ApiClientsService,
    { provide: APP_GUARD, useClass: ApiKeyGuard },
  ],
  exports: [
    SessionsService,
    SignInsService,
    SessionCookiesService,
    KnownDevicesService,
    FailedSignInsService,
    SecondFactorsService,
    ApiClientsService,
    PasswordResetsService,
  ],
})
export class IdentityModule {}
