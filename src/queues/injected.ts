import { Inject } from '@nestjs/common';

export const JOB_KINDS = Symbol('JobKinds');
export const JOB_QUEUES = Symbol('JobQueues');

/** Injects every {@link JobKind} there is. */
export const InjectJobKinds = (): ParameterDecorator => Inject(JOB_KINDS);

/** Injects the {@link JobQueue} of every kind. */
export const InjectJobQueues = (): ParameterDecorator => Inject(JOB_QUEUES);
