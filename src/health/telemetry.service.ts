import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { withTimeout } from '../common/with-timeout.js';
import { type SubscriptionLag } from '../events/events.repository.js';
import { JobDispatcher } from '../queues/job-dispatcher.js';
import { type Latency, type Pending, TelemetryRepository } from './telemetry.repository.js';
import { processTelemetry } from './process-telemetry.js';

/** How long a scrape waits for the database and the queue, in milliseconds. */
const TIMEOUT_MS = 2_000;

interface Sample {
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

/** How the queue stands, as the rows say. */
export interface OfComplaints {
  readonly pending: Pending;
  readonly latency: Latency;
  readonly deadLetters: number;
  readonly lags: readonly SubscriptionLag[];
}

/** Jobs of a kind in a state. They are hints: the rows say what has still to be done. */
export interface Depth {
  readonly kind: string;
  readonly state: string;
  readonly jobs: number;
}

/** What Prometheus reads: metrics of the whole city from its rows, and of this process. */
@Injectable()
export class TelemetryService {
  constructor(
    private readonly repository: TelemetryRepository,
    private readonly jobs: JobDispatcher,
  ) {}

  /** The text that Prometheus scrapes. A server that is down is reported as down, and its metrics are left out. */
  async exposition(): Promise<string> {
    const ofCity = new Registry();
    const show = (name: string, help: string, samples: readonly Sample[]): void => {
      // A gauge with nothing to show would show 0.
      if (samples.length === 0) return;
      const labelNames = Object.keys(samples[0]?.labels ?? {});
      const gauge = new Gauge({ name, help, labelNames, registers: [ofCity] });
      for (const { value, labels = {} } of samples) gauge.set(labels, value);
    };
    await Promise.all([this.showComplaints(show), this.showQueues(show)]);
    return `${await ofCity.metrics()}\n${await processTelemetry.metrics()}`;
  }

  /** Undefined where the database does not answer in time. */
  ofComplaints(): Promise<OfComplaints | undefined> {
    return inTime(
      Promise.all([
        this.repository.pending(),
        this.repository.filedToOwned(),
        this.repository.deadLetters(),
        this.repository.subscriptionLags(),
      ]).then(([waiting, latency, dead, lags]) => ({ pending: waiting, latency, deadLetters: dead, lags })),
    );
  }

  /** Undefined where the queue does not answer in time. */
  ofQueues(): Promise<Depth[] | undefined> {
    return inTime(this.jobs.depths());
  }

  private async showComplaints(show: Show): Promise<void> {
    const seen = await this.ofComplaints();
    show('tanggap_database_up', 'Whether the database answers in two seconds.', [{ value: seen ? 1 : 0 }]);
    if (!seen) return;
    const { pending: waiting, latency, deadLetters: dead, lags } = seen;
    const { count, oldestAge } = waiting;
    show('tanggap_complaints_pending', 'Complaints accepted and not yet routed.', [{ value: count }]);
    show(
      'tanggap_oldest_pending_age_seconds',
      'Since the filing of the oldest complaint that is not yet routed; 0 where there is none.',
      [{ value: oldestAge }],
    );
    show('tanggap_dead_letters', 'Jobs that failed for good and wait for someone to look.', [
      { value: dead },
    ]);
    show(
      'tanggap_event_subscription_lag_events',
      'Events of complaints that a subscriber has not handled yet.',
      lags.map(({ name, events }) => ({ value: events, labels: { subscriber: name } })),
    );
    show(
      'tanggap_filed_to_owned_seconds',
      'From filing to an owner, of the complaints filed in the last ten minutes and owned by now, by quantile; of more than 2000 the newest.',
      [...latency].map(([quantile, value]) => ({ value, labels: { quantile: String(quantile) } })),
    );
  }

  private async showQueues(show: Show): Promise<void> {
    const depths = await this.ofQueues();
    show('tanggap_queue_up', 'Whether the queue answers in two seconds.', [{ value: depths ? 1 : 0 }]);
    if (!depths) return;
    show(
      'tanggap_queue_jobs',
      'Jobs by kind and state. They are hints: what has still to be done is tanggap_complaints_pending.',
      depths.map(({ kind, state, jobs }) => ({ value: jobs, labels: { kind, state } })),
    );
  }
}

/** The result of the work; undefined where it fails or takes too long. */
function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  return withTimeout(TIMEOUT_MS, work).catch(() => undefined);
}

type Show = (name: string, help: string, samples: readonly Sample[]) => void;
