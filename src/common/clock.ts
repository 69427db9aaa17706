/** Tells the time. Injected wherever the time matters. */
export abstract class Clock {
  /** The present instant, to the millisecond. */
  abstract now(): Date;
}
