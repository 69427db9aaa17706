/** Tells the time. Injected wherever the time matters, so that a test can set it. */
export abstract class Clock {
  /** The present instant, to the millisecond. */
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
