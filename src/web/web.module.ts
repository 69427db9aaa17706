import { Module } from '@nestjs/common';
import { AreasModule } from '../areas/areas.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { HealthModule } from '../health/health.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { OfficialsModule } from '../officials/officials.module.js';
import { AccountController } from './account/account.controller.js';
import { AreaPagesController } from './areas/areas.controller.js';
import { BelowController } from './below/below.controller.js';
import { CityNumbersService } from './city/city-numbers.service.js';
import { CityController } from './city/city.controller.js';
import { ClosuresController } from './closures/closures.controller.js';
import { DashboardQueryService } from './dashboard/dashboard-query.service.js';
import { DashboardService } from './dashboard/dashboard.service.js';
import { ComplaintsBehindController } from './dashboard/complaints-behind.controller.js';
import { DashboardController } from './dashboard/dashboard.controller.js';
import { FilingPagesService } from './filing/filing-pages.service.js';
import { FilingPagesController } from './filing/filing.controller.js';
import { OutlinesService } from './filing/outlines.service.js';
import { FollowPagesService } from './follow/follow-pages.service.js';
import { FollowController } from './follow/follow.controller.js';
import { OwnController } from './follow/own.controller.js';
import { SentPhotosService } from './forms/sent-photos.service.js';
import { DeviceSecretsService } from './device-secrets/device-secrets.service.js';
import { CityMapsService } from './map/city-maps.service.js';
import { PhotoPagesController } from './photos/photo-pages.controller.js';
import { PressController } from './press/press.controller.js';
import { QueuesController } from './queues/queues.controller.js';
import { LanguageController } from './language/language.controller.js';
import { ReadersService } from './reader/readers.service.js';
import { RecordController } from './record/record.controller.js';
import { PasswordsController } from './sign-in/passwords.controller.js';
import { PendingSignInService } from './sign-in/pending-sign-in.service.js';
import { SecondFactorController } from './sign-in/second-factor.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { MergeController } from './tasks/merge.controller.js';
import { ReporterController } from './tasks/reporter.controller.js';
import { StepPagesService } from './tasks/step-pages.service.js';
import { StepController } from './tasks/step.controller.js';
import { TaskController } from './tasks/task.controller.js';
import { TasksController } from './tasks/tasks.controller.js';
import { FakesPagesController } from './triage/fakes.controller.js';
import { TriageController } from './triage/triage.controller.js';

@Module({
  imports: [
    AreasModule,
    AttachmentsModule,
    ComplaintsModule,
    IdentityModule,
    MetricsModule,
    OfficialsModule,
    HealthModule,
  ],
  controllers: [
    LanguageController,
    SignInController,
    SecondFactorController,
    AccountController,
    PasswordsController,
    FilingPagesController,
    FollowController,
    OwnController,
    PhotoPagesController,
    TasksController,
    TaskController,
    ReporterController,
    MergeController,
    StepController,
    RecordController,
    BelowController,
    TriageController,
    FakesPagesController,
    CityController,
    AreaPagesController,
    DashboardController,
    ComplaintsBehindController,
    PressController,
    ClosuresController,
    QueuesController,
  ],
  providers: [
    ReadersService,
    PendingSignInService,
    SentPhotosService,
    DeviceSecretsService,
    FilingPagesService,
    OutlinesService,
    FollowPagesService,
    StepPagesService,
    CityNumbersService,
    CityMapsService,
    DashboardQueryService,
    DashboardService,
  ],
})
export class WebModule {}
