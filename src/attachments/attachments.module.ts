import { Module } from '@nestjs/common';
import { type Config } from '../config/config.js';
import { CONFIG } from '../config/inject-config.js';
import { PhotoFilesRepository } from './photo-files.repository.js';
import { PrunePhotosTask } from './prune-photos.task.js';
import { PhotosController } from './photos.controller.js';
import { PhotosService } from './photos.service.js';
import { openStore } from './store/open-store.js';
import { PhotoStore } from './store/photo-store.js';

@Module({
  controllers: [PhotosController],
  providers: [
    {
      provide: PhotoStore,
      inject: [CONFIG],
      useFactory: ({ photos }: Config): PhotoStore => openStore(photos),
    },
    PhotoFilesRepository,
    PhotosService,
    PrunePhotosTask,
  ],
  exports: [PhotosService],
})
export class AttachmentsModule {}
