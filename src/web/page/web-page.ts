import { applyDecorators, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AcceptsForms } from '../../common/problems/accepted-body.js';
import { ReaderGuard } from '../reader/reader.guard.js';

/** A controller of pages: each of its answers is HTML, in the language of whoever reads it. */
export function WebPages(): ClassDecorator {
  return applyDecorators(Controller(), ApiExcludeController(), UseGuards(ReaderGuard));
}

/** Takes what a form sends. */
export function PostForm(path: string): MethodDecorator {
  return applyDecorators(Post(path), HttpCode(200), AcceptsForms());
}
