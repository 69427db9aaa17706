import { Inject } from '@nestjs/common';

export const CONFIG = Symbol('Config');

/** Injects the {@link Config} of this process. */
export const InjectConfig = (): ParameterDecorator => Inject(CONFIG);
