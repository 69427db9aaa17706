import { Inject } from '@nestjs/common';

export const BACKEND = Symbol('QueueBackend');
export const JOB_KINDS = Symbol('JobKinds');

/** Injects the {@link QueueBackend} of this process. */
export const InjectBackend = (): ParameterDecorator => Inject(BACKEND);

/** Injects every {@link JobKind} there is. */
export const InjectJobKinds = (): ParameterDecorator => Inject(JOB_KINDS);
