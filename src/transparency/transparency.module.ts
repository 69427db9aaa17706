import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { Heads } from './heads/heads.service.js';
import { SignHeadsSweep } from './heads/sign-heads.sweep.js';
import { Proofs } from './proofs/proofs.service.js';

@Module({
  controllers: [AuditController],
  providers: [Heads, Proofs, SignHeadsSweep],
  exports: [Heads],
})
export class TransparencyModule {}
