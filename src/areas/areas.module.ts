import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Area } from './area.entity.js';
import { AreasRepository } from './areas.repository.js';
import { AreaDirectoryService } from './area-directory.service.js';
import { AreasController } from './areas.controller.js';
import { Boundary } from './boundary.entity.js';
import { City } from './city.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Area, City, Boundary])],
  controllers: [AreasController],
  providers: [AreaDirectoryService, AreasRepository],
  exports: [AreaDirectoryService],
})
export class AreasModule {}
