import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Office } from './office.entity.js';
import { Person } from './person.entity.js';
import { Tenure } from './tenure.entity.js';
import { Tenures } from './tenures.service.js';
import { Unit } from './unit.entity.js';
import { UnitsController } from './units.controller.js';
import { Units } from './units.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Office, Person, Tenure, Unit])],
  controllers: [UnitsController],
  providers: [Tenures, Units],
  exports: [Tenures, Units],
})
export class OfficialsModule {}
