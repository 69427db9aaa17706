import { Module } from '@nestjs/common';
import { CoreModule } from '../core/core.module.js';
import { CategoriesController } from './categories.controller.js';

/** Lists what a complaint can be about. */
@Module({
  imports: [CoreModule],
  controllers: [CategoriesController],
})
export class CategoriesModule {}
