import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { Heads } from './heads/heads.service.js';
import { SignHeadsTask } from './heads/sign-heads.task.js';
import { Proofs } from './proofs/proofs.service.js';

@Module({
  controllers: [AuditController],
  providers: [Heads, Proofs, SignHeadsTask],
  exports: [Heads],
})
export class TransparencyModule {}
