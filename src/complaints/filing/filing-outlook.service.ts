import { Injectable } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { type GeoPoint } from '../../areas/locate.js';
import { Clock } from '../../common/clock.js';
import { Problem } from '../../common/problems/problem.js';
import { type DueTimes } from '../../deadlines/due-times.js';
import { DeadlinesService } from '../../deadlines/deadlines.service.js';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { superiorsOf, superiorWhoAnswers } from '../core/about-office.js';
import { officesInConflict } from '../../officials/conflicts.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { responsibleOffice, type RoutingReason } from '../core/responsible-office.js';
import { type Category } from '../core/categories/category.entity.js';
import { type ComplaintSummaryResponse, showSummary } from '../core/reading/complaint.response.js';
import { DirectoryService } from '../core/reading/directory.service.js';
import { type ComplaintAreaResponse } from '../core/reading/named.response.js';
import { OpenComplaintsNearbyRepository } from './open-complaints-nearby.repository.js';
import { type Nearby } from './open-nearby.js';

/** What a citizen is about to file, as far as it is known. */
export interface Intended {
  readonly category: Category;
  readonly point: GeoPoint | null;
  readonly kelurahanCode: string | null;
  readonly channel: string;
}

/** What a citizen can expect who files now. */
export interface Outlook {
  /** Name of the office that will answer. */
  readonly office: string;
  /** Who that is: a kelurahan, the triage desk, or the camat or walikota above the office complained of. */
  readonly answeredBy: 'kelurahan' | 'triage' | 'superior';
  /** Name of the office that answers instead, where the citizen says that it is about the kelurahan's own conduct. */
  readonly superior: string;
  readonly because: RoutingReason;
  readonly area: ComplaintAreaResponse | null;
  /** Near a boundary: the kelurahan that the point lies in, then those on the other side. */
  readonly eitherOf: readonly ComplaintAreaResponse[];
  readonly due: DueTimes;
  /** Open complaints that may be about the same thing. */
  readonly similar: readonly { readonly complaint: ComplaintSummaryResponse; readonly metres?: number }[];
}

/** Tells before a complaint is filed who will answer it, by when, and whether it has been filed already. */
@Injectable()
export class FilingOutlookService {
  constructor(
    private readonly open: OpenComplaintsNearbyRepository,
    private readonly areas: AreaDirectoryService,
    private readonly directory: DirectoryService,
    @InjectDataSource() private readonly db: DataSource,
    private readonly deadlines: DeadlinesService,
    private readonly clock: Clock,
  ) {}

  async of({ category, point, kelurahanCode, channel }: Intended): Promise<Outlook> {
    const located = point ? this.areas.locate(point) : undefined;
    const placed = responsibleOffice({ point, kelurahanCode }, () => located);
    const superior = await this.superiorOf(placed.office);
    const isAbout = category.aboutOffice === true;
    const { office, because } = isAbout ? { office: superior, because: 'about_office' as const } : placed;
    const city = this.areas.cityOf(located?.code ?? kelurahanCode ?? undefined);
    const [directory, due, similar] = await Promise.all([
      this.directory.current(),
      city && this.deadlines.dueTimes(city, { filedAt: this.clock.now(), category, channel }),
      isAbout ? [] : this.similar(category.code, point, office),
    ]);
    if (!due) throw new Problem('unavailable', { what: 'no city is loaded' });
    const near = located && located.neighbours.length > 0 ? [located.code, ...located.neighbours] : [];
    return {
      office: directory.officeName(office) ?? office,
      answeredBy: office === TRIAGE_OFFICE ? 'triage' : isAbout ? 'superior' : 'kelurahan',
      superior: directory.officeName(superior) ?? superior,
      because,
      area: directory.areaOf(placed.office),
      eitherOf: near.flatMap((code) => directory.areaOf(code) ?? []),
      due,
      similar: similar.map(({ complaint, metres }) => ({
        complaint: showSummary(complaint, directory),
        ...(metres !== undefined && { metres }),
      })),
    };
  }

  /** Who answers what is about the conduct of an office. */
  private async superiorOf(about: string): Promise<string> {
    const superiors = superiorsOf(about, this.areas.tree);
    const inConflict = await officesInConflict(this.db.manager, superiors, about, this.clock.now());
    return superiorWhoAnswers(superiors, inConflict);
  }

  private async similar(category: string, point: GeoPoint | null, office: string): Promise<Nearby[]> {
    if (point) return this.open.around(category, point);
    return office === TRIAGE_OFFICE ? [] : this.open.inOffice(category, office);
  }
}
