import { DiscoveryService } from '@nestjs/core';

/** Runs a method of a provider every so many milliseconds in processes that take jobs, one run at a time. */
export const Interval = DiscoveryService.createDecorator<number>();
