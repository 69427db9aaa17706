import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { chooseLanguage, type Language } from './language.js';

/** The language a request asks for, for a parameter of a controller. */
export const AskedLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return chooseLanguage(request.headers['accept-language']);
});
