import { Get, Query } from '@nestjs/common';
import { type VNode } from 'preact';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { type City } from '../../areas/city.entity.js';
import { type Dimension } from '../../metrics/question/dimensions.js';
import { type ResponseRatesResponse } from '../../metrics/rates/response-rates.response.js';
import { Problem } from '../../common/problems/problem.js';
import { CityMapsService } from '../map/city-maps.service.js';
import { htmlOf, cachedHtml } from '../page/cached-html.js';
import { page, type PageAnswer } from '../page/page.js';
import { PageController } from '../page/page-controller.js';
import { CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { areaRows } from './area-rows.js';
import { CityNumbersService } from './city-numbers.service.js';
import {
  CityPage,
  cityWords,
  type Kind,
  kinds,
  MapOfKelurahan,
  type TableAsked,
  TableOf,
} from './city-page.js';
import { found, readOrder, sorted, writeOrder } from './sorting.js';

const dimensionOf: Readonly<Record<Kind, Dimension>> = {
  kelurahan: 'kelurahan',
  kecamatan: 'kecamatan',
  kota: 'city',
  kategori: 'category',
};

/** The home page: the numbers of the city, a map and a table. */
@PageController()
export class CityController {
  constructor(
    private readonly numbers: CityNumbersService,
    private readonly maps: CityMapsService,
    private readonly areas: AreaDirectoryService,
  ) {}

  @Get()
  async show(
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentReader() reader: Reader,
  ): Promise<PageAnswer> {
    const city = this.areas.cities[0];
    if (!city) throw new Problem('unavailable');
    const asked = readAsked(query);
    const [everything, kelurahan, groups] = await Promise.all([
      this.numbers.everything(reader),
      this.numbers.months('kelurahan', reader),
      this.numbers.months(dimensionOf[asked.kind], reader),
    ]);
    const w = cityWords[reader.language];
    const title = w.title(city.name);
    const shown = {
      city,
      everything,
      kelurahan,
      asked,
      map: await this.mapOf(city, kelurahan, reader),
      table: this.tableOf(groups, asked, reader),
    };
    return page(title, <CityPage {...shown} />, { scripts: ['map.js', 'table.js'], description: w.about });
  }

  private async mapOf(city: City, kelurahan: ResponseRatesResponse, reader: Reader): Promise<string> {
    const drawing = await this.maps.of(city);
    if (!drawing) return '';
    return cachedHtml(kelurahan, 'map', reader, () => (
      <MapOfKelurahan drawing={drawing} kelurahan={kelurahan} />
    ));
  }

  private tableOf(answer: ResponseRatesResponse, asked: TableAsked, reader: Reader): string {
    const { order, search } = asked;
    const table = (): VNode => {
      const rows = found(sorted(areaRows(answer.groups, this.areas.tree), order), search);
      return <TableOf rows={rows} asked={asked} minimum={answer.rankedFrom} />;
    };
    return search === ''
      ? cachedHtml(answer, `table ${writeOrder(order)}`, reader, table)
      : htmlOf(table(), reader);
  }
}

function readAsked({ menurut, urut, cari }: Readonly<Record<string, unknown>>): TableAsked {
  return {
    kind: kinds.find((kind) => kind === menurut) ?? 'kelurahan',
    order: readOrder(urut),
    search: typeof cari === 'string' ? cari.slice(0, 80) : '',
  };
}
