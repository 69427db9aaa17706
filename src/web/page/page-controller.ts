import {
  applyDecorators,
  Controller,
  HttpCode,
  Post,
  UseGuards,
  UseInterceptors,
  VERSION_NEUTRAL,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AcceptsForms } from '../../http/accepted-body.js';
import { declareRoute } from '../../http/route-declaration.js';
import { ReaderGuard } from '../reader/reader.guard.js';
import { PageInterceptor } from './page.interceptor.js';

/** A controller of pages. Its handlers return a `PageAnswer`; its errors are shown as pages, in the reader's language. */
export function PageController(): ClassDecorator {
  return applyDecorators(
    Controller({ version: VERSION_NEUTRAL }),
    ApiExcludeController(),
    UseGuards(ReaderGuard),
    UseInterceptors(PageInterceptor),
    declareRoute({ isPage: true }),
  );
}

/** A route that accepts what a form sends. */
export function PostForm(path: string): MethodDecorator {
  return applyDecorators(Post(path), HttpCode(200), AcceptsForms());
}
