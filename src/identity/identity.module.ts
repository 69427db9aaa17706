import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AreasModule } from '../areas/areas.module.js';
import { Office } from '../officials/office.entity.js';
import { OfficialsModule } from '../officials/officials.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { Account } from './account.entity.js';
import { RoleAssignments } from './accounts/role-assignments.service.js';
import { PruneSessionsTask } from './prune-sessions.task.js';
import { OidcController } from './oidc/oidc.controller.js';
import { Provider } from './oidc/provider.service.js';
import { PendingSignIns } from './oidc/pending-sign-ins.service.js';
import { PasswordResetsController } from './password-resets/password-resets.controller.js';
import { PasswordResets } from './password-resets/password-resets.service.js';
import { SessionCookies } from './cookies/session-cookies.service.js';
import { ApiKeyGuard } from './api-clients/api-client.guard.js';
import { ApiClients } from './api-clients/api-clients.service.js';
import { RightsController } from './rights/rights.controller.js';
import { Session } from './session.entity.js';
import { SessionsController } from './sessions.controller.js';
import { Sessions } from './sessions.service.js';
import { SessionViews } from './session-views.service.js';
import { SignIns } from './sign-ins.service.js';
import { KnownDevices } from './cookies/known-devices.service.js';
import { FailedSignInsController } from './failures/failed-sign-ins.controller.js';
import { FailedSignInsRepository } from './failures/failed-sign-ins.repository.js';
import { FailedSignIns } from './failures/failed-sign-ins.service.js';
import { FailedSignInsTask } from './failures/failed-sign-ins.task.js';
import { SecondFactorsController } from './second-factor/second-factors.controller.js';
import { SecondFactorsRepository } from './second-factor/second-factors.repository.js';
import { SecondFactors } from './second-factor/second-factors.service.js';
import { SignInTickets } from './second-factor/sign-in-tickets.service.js';
import { SignInTries } from './tries/sign-in-tries.service.js';
import { TriesRepository } from './tries/tries.repository.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Account, Session, Office]),
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
    Sessions,
    RoleAssignments,
    SessionViews,
    SignIns,
    SessionCookies,
    KnownDevices,
    FailedSignIns,
    FailedSignInsRepository,
    FailedSignInsTask,
    SecondFactors,
    SecondFactorsRepository,
    SignInTickets,
    TriesRepository,
    Provider,
    PendingSignIns,
    SignInTries,
    PasswordResets,
    PruneSessionsTask,
    ApiClients,
    { provide: APP_GUARD, useClass: ApiKeyGuard },
  ],
  exports: [
    Sessions,
    SignIns,
    SessionCookies,
    KnownDevices,
    FailedSignIns,
    SecondFactors,
    ApiClients,
    PasswordResets,
  ],
})
export class IdentityModule {}
