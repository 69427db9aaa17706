import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.js';
import { SessionGuard } from '../../identity/session.guard.js';
import { CoreModule } from '../core/core.module.js';
import { RequesterGuard } from './requester.guard.js';
import { ErasureReconciler } from './erasure.reconciler.js';
import { ErasuresController } from './erasures.controller.js';
import { ErasuresService } from './erasures.service.js';
import { LedgerController } from './ledger.controller.js';
import { RehashReconciler } from './rehash.reconciler.js';
import { RetentionPoliciesRepository } from './retention-policies.repository.js';
import { ReporterAccessService } from './reporter-access.service.js';
import { ReportersController } from './reporters.controller.js';

/** The data of those who file: who sees it, and its end. */
@Module({
  imports: [CoreModule, IdentityModule],
  controllers: [ReportersController, ErasuresController, LedgerController],
  providers: [
    ReporterAccessService,
    ErasuresService,
    ErasureReconciler,
    RehashReconciler,
    RetentionPoliciesRepository,
    SessionGuard,
    RequesterGuard,
  ],
  exports: [ReporterAccessService],
})
export class PrivacyModule {}
