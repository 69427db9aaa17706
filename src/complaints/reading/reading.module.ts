import { Module } from '@nestjs/common';
import { CoreModule } from '../core/core.module.js';
import { ChannelController } from './channel.controller.js';
import { ComplaintsController } from './complaints.controller.js';

/** Shows complaints to everyone, and to the apps that filed them. */
@Module({
  imports: [CoreModule],
  controllers: [ComplaintsController, ChannelController],
})
export class ReadingModule {}
