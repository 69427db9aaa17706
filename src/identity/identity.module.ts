import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AreasModule } from '../areas/areas.module.js';
import { Office } from '../officials/office.entity.js';
import { OfficialsModule } from '../officials/officials.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { Account } from './account.entity.js';
import { RoleAssignments } from './accounts/role-assignments.service.js';
import { ForgetExpiredSweep } from './forget-expired.sweep.js';
import { OidcController } from './oidc/oidc.controller.js';
import { Provider } from './oidc/provider.service.js';
import { UnderWay } from './oidc/under-way.service.js';
import { PasswordResetsController } from './password-resets/password-resets.controller.js';
import { PasswordResets } from './password-resets/password-resets.service.js';
import { SessionCookies } from './cookies/session-cookies.service.js';
import { ApiKeyGuard } from './api-clients/api-client.guard.js';
import { ApiClients } from './api-clients/api-clients.service.js';
import { RightsController } from './rights/rights.controller.js';
import { Session } from './session.entity.js';
import { SessionsController } from './sessions.controller.js';
import { Sessions } from './sessions.service.js';
import { SignInFailure } from './sign-in-failure.entity.js';
import { SignInTries } from './sign-in-tries.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Account, Session, SignInFailure, Office]),
    AreasModule,
    OfficialsModule,
    NotificationsModule,
  ],
  controllers: [OidcController, SessionsController, PasswordResetsController, RightsController],
  providers: [
    Sessions,
    RoleAssignments,
    SessionCookies,
    Provider,
    UnderWay,
    SignInTries,
    PasswordResets,
    ForgetExpiredSweep,
    ApiClients,
    { provide: APP_GUARD, useClass: ApiKeyGuard },
  ],
  exports: [Sessions, SessionCookies, ApiClients, PasswordResets],
})
export class IdentityModule {}
