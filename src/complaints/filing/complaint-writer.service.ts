import { Injectable } from '@nestjs/common';
import { photosNotUsable } from '../../attachments/photo-rows.js';
import { Batcher } from '../../common/batcher.js';
import { isOutOfReach } from '../../common/out-of-reach.js';
import { Problem } from '../../common/problems/problem.js';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { brokenConstraint } from '../../database/broken-constraint.js';
import { type Claim } from '../../idempotency/claim.js';
import { IdempotencyService } from '../../idempotency/idempotency.service.js';
import { type UsedKey } from '../../idempotency/idempotency-keys.repository.js';
import {
  actorRows,
  addressRows,
  complaintRow,
  type Filed,
  type Filing,
  numbered,
  photoRows,
  reporterRows,
} from './filing-rows.js';
import { FilingsRepository } from './filings.repository.js';

const MAX_BATCH = 200;
const TRIES = 5;
const EXTERNAL_TAKEN = 'complaints_external_unique';
/** Constraints that a concurrent filing can make this one break. */
const TAKEN = ['complaints_number_unique', 'idempotency_keys_pk', EXTERNAL_TAKEN];
/** Constraints that a filing breaks if its photo does not exist or belongs to another complaint. */
const PHOTO_GONE = ['photo_uses_pk', 'photo_uses_photo_fk'];

/** A filing, and the keys by which a repetition is recognised. */
export interface ClaimedFiling {
  readonly filing: Filing;
  /** The client's key. */
  readonly key?: Claim;
  /** The channel's own id, as its sender uses it. */
  readonly external?: Claim;
  /** The same in the form of older versions, which did not tell senders apart. */
  readonly externalBefore?: Claim;
}

/** A filing that is stored, now or earlier. */
export interface Accepted {
  readonly filed: Filed;
  readonly replayed: boolean;
}

/**
 * Stores filings. Concurrent filings go into one statement, so a burst costs the
 * database little more than a single one. Each is durable before it is answered.
 */
@Injectable()
export class ComplaintWriterService {
  private readonly batcher = new Batcher<ClaimedFiling, Accepted | Problem>(
    { maxBatch: MAX_BATCH, concurrency: 2, retryAlone: (fault) => !isOutOfReach(fault) },
    (filings) => this.storeAll(filings),
  );

  constructor(
    private readonly filings: FilingsRepository,
    @InjectCityKeys() private readonly keys: CityKeys,
    private readonly idempotency: IdempotencyService,
  ) {}

  /** @throws Problem where its key or its channel's id came with another filing before */
  async store(filing: ClaimedFiling): Promise<Accepted> {
    const outcome = await this.batcher.add(filing);
    if (outcome instanceof Problem) throw outcome;
    return outcome;
  }

  private async storeAll(filings: readonly ClaimedFiling[]): Promise<(Accepted | Problem)[]> {
    const outcomes = new Map<ClaimedFiling, Accepted | Problem>();
    for (let tries = 1; outcomes.size < filings.length; tries++) {
      await this.recognise(
        filings.filter((filing) => !outcomes.has(filing)),
        outcomes,
      );
      const fresh = firstOfEach(filings.filter((filing) => !outcomes.has(filing)));
      try {
        await this.insert(fresh, outcomes);
      } catch (fault) {
        const broken = brokenConstraint(fault) ?? '';
        if (PHOTO_GONE.includes(broken) && fresh[0] && filings.length === 1) {
          outcomes.set(fresh[0], photosNotUsable());
          continue;
        }
        if (!TAKEN.includes(broken)) throw fault;
        if (tries < TRIES) continue;
        const [only, ...others] = fresh;
        if (!only || others.length > 0 || broken !== EXTERNAL_TAKEN) throw fault;
        // The first filing with this id was imported or filed by an older version, and left no answer to repeat.
        outcomes.set(only, externalReused(only));
      }
    }
    return filings.map((filing) => outcomes.get(filing) as Accepted | Problem);
  }

  /** Finds the answers to filings that were sent before. */
  private async recognise(
    filings: readonly ClaimedFiling[],
    outcomes: Map<ClaimedFiling, Accepted | Problem>,
  ): Promise<void> {
    const used = await this.idempotency.used(filings.flatMap(claimsOf));
    for (const filing of filings) {
      const claim = claimsOf(filing).find((each) => used.has(hex(each)));
      const earlier = claim && used.get(hex(claim));
      if (!earlier) continue;
      outcomes.set(filing, this.again(filing, claim, earlier));
    }
  }

  private again(filing: ClaimedFiling, claim: Claim, earlier: UsedKey): Accepted | Problem {
    if (!this.idempotency.isSame(earlier, claim))
      return claim === filing.key ? new Problem('idempotency_key_reused') : externalReused(filing);
    if (!earlier.answer) return new Problem('answer_erased');
    return { filed: this.idempotency.answerOf<Filed>(earlier, claim), replayed: true };
  }

  private async insert(
    filings: readonly ClaimedFiling[],
    outcomes: Map<ClaimedFiling, Accepted | Problem>,
  ): Promise<void> {
    if (filings.length === 0) return;
    const filed = filings.map(({ filing }) => numbered(filing));
    await this.filings.insert({
      complaints: filings.map(({ filing }, place) => complaintRow(filing, filed[place]?.number ?? '')),
      reporters: filings.flatMap(({ filing }) => reporterRows(filing, this.keys)),
      photos: filings.flatMap(({ filing }) => photoRows(filing)),
      addresses: filings.flatMap(({ filing }) => addressRows(filing, this.keys.hash)),
      officers: filings.flatMap(({ filing }) => actorRows(filing)),
      keys: filings.flatMap(({ key, external }, place) => [
        ...(key ? [this.idempotency.rowOf(key, filed[place], 'month')] : []),
        ...(external ? [this.idempotency.rowOf(external, filed[place], 'ever')] : []),
      ]),
    });
    filings.forEach((filing, place) =>
      outcomes.set(filing, { filed: filed[place] as Filed, replayed: false }),
    );
  }
}

function claimsOf({ key, external, externalBefore }: ClaimedFiling): Claim[] {
  return [key, external, externalBefore].filter((claim) => claim !== undefined);
}

function hex({ keyHash }: Claim): string {
  return keyHash.toString('hex');
}

/** The first of the filings that share a key. The others are recognised once it is stored. */
function firstOfEach(filings: readonly ClaimedFiling[]): ClaimedFiling[] {
  const seen = new Set<string>();
  return filings.filter((filing) => {
    const hashes = claimsOf(filing).map(hex);
    const first = hashes.every((hash) => !seen.has(hash));
    hashes.forEach((hash) => seen.add(hash));
    return first;
  });
}

function externalReused({ filing: { channel, body } }: ClaimedFiling): Problem {
  return new Problem('external_id_reused', { channel, externalId: body.externalId ?? '' });
}
