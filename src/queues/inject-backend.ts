import { Inject } from '@nestjs/common';

export const BACKEND = Symbol('QueueBackend');

/** Injects the {@link QueueBackend} of this process. */
export const InjectBackend = (): ParameterDecorator => Inject(BACKEND);
