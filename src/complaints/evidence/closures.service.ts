import { Injectable } from '@nestjs/common';
import { type CursorPage, pageOf, readCursor } from '../../common/pagination.js';
import { type Actor, reachOrRefuse } from '../../identity/actor.js';
import { type PageQuery } from '../../common/pagination.dto.js';
import { type DoubtfulClosure, DoubtfulClosuresRepository } from './doubtful-closures.repository.js';

const DEFAULT_LIMIT = 50;

/** Closures that the communications office should review. */
@Injectable()
export class ClosuresService {
  constructor(private readonly closures: DoubtfulClosuresRepository) {}

  /** Newest first. @throws Problem `not_allowed`, or `validation_failed` for a foreign cursor */
  async doubtful(
    actor: Actor,
    { cursor, limit = DEFAULT_LIMIT }: PageQuery,
  ): Promise<CursorPage<DoubtfulClosure>> {
    const { cities } = reachOrRefuse(actor, 'inspect');
    const rows = await this.closures.list(cities, limit + 1, readCursor(cursor));
    return pageOf(
      rows,
      limit,
      ({ closedAt, complaintId }) => ({ at: closedAt, id: complaintId }),
      (row) => row,
    );
  }
}
