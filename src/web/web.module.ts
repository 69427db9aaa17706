import { Module } from '@nestjs/common';
import { AreasModule } from '../areas/areas.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { SentPhotos } from './forms/sent-photos.service.js';
import { LanguageController } from './reader/language.controller.js';
import { Readers } from './reader/readers.service.js';
import { PasswordsController } from './sign-in/passwords.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';

@Module({
  imports: [AreasModule, AttachmentsModule, ComplaintsModule, IdentityModule, MetricsModule],
  controllers: [LanguageController, SignInController, PasswordsController],
  providers: [Readers, SentPhotos],
})
export class WebModule {}
