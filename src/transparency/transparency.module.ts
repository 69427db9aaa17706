import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { HeadsService } from './heads/heads.service.js';
import { SignHeadsTask } from './heads/sign-heads.task.js';
import { ProofsService } from './proofs/proofs.service.js';

@Module({
  controllers: [AuditController],
  providers: [HeadsService, ProofsService, SignHeadsTask],
  exports: [HeadsService],
})
export class TransparencyModule {}
