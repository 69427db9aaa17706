import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AreasModule } from '../areas/areas.module.js';
import { Office } from '../officials/office.entity.js';
import { OfficialsModule } from '../officials/officials.module.js';
import { Account } from './account.entity.js';
import { Session } from './session.entity.js';
import { SessionsController } from './sessions.controller.js';
import { Sessions } from './sessions.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Account, Session, Office]), AreasModule, OfficialsModule],
  controllers: [SessionsController],
  providers: [Sessions],
  exports: [Sessions],
})
export class IdentityModule {}
