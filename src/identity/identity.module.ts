import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AreasModule } from '../areas/areas.module.js';
import { Office } from '../officials/office.entity.js';
import { OfficialsModule } from '../officials/officials.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { Account } from './account.entity.js';
import { ForgetExpiredSweep } from './forget-expired.sweep.js';
import { PasswordResetsController } from './password-resets/password-resets.controller.js';
import { PasswordResets } from './password-resets/password-resets.service.js';
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
  controllers: [SessionsController, PasswordResetsController],
  providers: [Sessions, SignInTries, PasswordResets, ForgetExpiredSweep],
  exports: [Sessions],
})
export class IdentityModule {}
