import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../../common/problems/problem.js';
import { EVENT_FACTS, privateHash } from '../../complaints/core/chain/event-hash.js';
import { parseNumberOrFail } from '../../complaints/core/parse-number.js';
import { HeadsService, latestHead } from '../heads/heads.service.js';
import { consistencyRanges, inclusionRanges } from '../merkle/merkle.js';
import { rangeHashes } from '../tree/tile-rows.js';
import {
  type ComplaintProofResponse,
  type ConsistencyResponse,
  type EventProofResponse,
} from './proofs.response.js';

const MAX_EVENTS = 100;

interface SealedRow {
  readonly event: number;
  readonly facts: string | null;
  readonly privateHash: string | null;
  readonly hash: Buffer;
  readonly leaf: string;
}

/** Proofs that anyone can check without trusting this Tanggap. */
@Injectable()
export class ProofsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly heads: HeadsService,
  ) {}

  /**
   * That the events of a complaint are in the tree of the latest head.
   *
   * @param after leaves out the events up to this one
   * @throws Problem `complaint_not_found`, `complaint_number_mistyped` or `tree_head_not_found`
   */
  async ofComplaint(text: string, after = 0): Promise<ComplaintProofResponse> {
    const number = parseNumberOrFail(text);
    const { manager } = this.db;
    const [complaint] = await manager.query<{ id: string; events: number }[]>(
      'SELECT id, last_event AS events FROM complaints WHERE number = $1',
      [number],
    );
    if (!complaint) throw new Problem('complaint_not_found', { number });
    const head = await latestHead(manager);
    const rows = await sealedEvents(manager, complaint.id, head.size);
    const wanted = rows.filter(({ event }) => event > after);
    const shown = wanted.slice(0, MAX_EVENTS);
    return {
      number,
      head: await this.heads.show(head),
      events: await withPaths(manager, shown, head.size),
      next: wanted.length > shown.length ? (shown.at(-1)?.event ?? null) : null,
      waiting: Math.max(0, complaint.events - rows.length),
    };
  }

  /**
   * That one tree begins with all of another.
   *
   * @throws Problem `validation_failed` where there is no tree of such a size, or `tree_head_not_found`
   */
  async ofConsistency({ from, to }: { from: number; to: number }): Promise<ConsistencyResponse> {
    const { manager } = this.db;
    const { size } = await latestHead(manager);
    if (to > size)
      throw Problem.invalid({ field: 'to', code: 'out_of_range', parameters: { min: 1, max: size } });
    if (from > to)
      throw Problem.invalid({ field: 'from', code: 'out_of_range', parameters: { min: 1, max: to } });
    const path = await rangeHashes(manager, consistencyRanges(from, to));
    return { from, to, path: path.map((hash) => hash.toString('hex')) };
  }
}

/** The events of a complaint that are in the tree, computed anew from what is stored of them. */
function sealedEvents(manager: EntityManager, id: string, size: number): Promise<SealedRow[]> {
  return manager.query(
    `SELECT sealed.seq AS event, sealed.hash, first_leaf + place - 1 AS leaf,
            CASE WHEN sealed.salt IS NOT NULL AND e.seq IS NOT NULL THEN ${EVENT_FACTS} END AS facts,
            CASE WHEN sealed.salt IS NOT NULL AND e.seq IS NOT NULL THEN ${privateHash('sealed.salt')} END AS "privateHash"
     FROM event_seals JOIN merkle_seals ON seal_id = event_seals.id,
          unnest(complaint_ids, seqs, hashes, salts) WITH ORDINALITY AS sealed(complaint_id, seq, hash, salt, place)
     LEFT JOIN complaint_events e ON e.complaint_id = sealed.complaint_id AND e.seq = sealed.seq
     LEFT JOIN complaints c ON c.id = sealed.complaint_id
     WHERE complaint_ids @> ARRAY[$1]::uuid[] AND sealed.complaint_id = $1 AND first_leaf + place <= $2
     ORDER BY sealed.seq`,
    [id, size],
  );
}

async function withPaths(
  manager: EntityManager,
  rows: readonly SealedRow[],
  size: number,
): Promise<EventProofResponse[]> {
  const ranges = rows.map(({ leaf }) => inclusionRanges(Number(leaf), size));
  const hashes = (await rangeHashes(manager, ranges.flat())).map((hash) => hash.toString('hex'));
  let used = 0;
  return rows.map(({ event, facts, privateHash: rest, hash, leaf }, place) => {
    const path = hashes.slice(used, (used += ranges[place]?.length ?? 0));
    return {
      event,
      facts,
      privateHash: rest,
      eventHash: hash.toString('hex'),
      leafIndex: Number(leaf),
      path,
    };
  });
}
