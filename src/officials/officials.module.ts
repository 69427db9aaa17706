import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Office } from './office.entity.js';
import { Person } from './person.entity.js';
import { Tenure } from './tenure.entity.js';
import { TenuresRepository } from './tenures.repository.js';
import { Unit } from './unit.entity.js';
import { UnitsController } from './units.controller.js';
import { UnitsService } from './units.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Office, Person, Tenure, Unit])],
  controllers: [UnitsController],
  providers: [TenuresRepository, UnitsService],
  exports: [TenuresRepository, UnitsService],
})
export class OfficialsModule {}
