import { Get, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { AreaDirectory } from '../../areas/area-directory.service.js';
import { type Dimension } from '../../metrics/dimensions.js';
import { CityMaps } from '../map/city-maps.service.js';
import { page } from '../page/page.js';
import { send } from '../page/send.js';
import { WebPages } from '../page/web-page.js';
import { ForReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { areaRows } from './area-rows.js';
import { CityNumbers } from './city-numbers.service.js';
import { CityPage, cityWords, type Kind, kinds, type TableAsked } from './city-page.js';
import { found, readOrder, sorted } from './sorting.js';

const dimensionOf: Readonly<Record<Kind, Dimension>> = {
  kelurahan: 'kelurahan',
  kecamatan: 'kecamatan',
  kota: 'city',
  kategori: 'category',
};

/** The first page: the city today. */
@WebPages()
export class CityController {
  constructor(
    private readonly numbers: CityNumbers,
    private readonly maps: CityMaps,
    private readonly areas: AreaDirectory,
  ) {}

  @Get()
  async show(
    @Query() query: Readonly<Record<string, unknown>>,
    @ForReader() reader: Reader,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const city = this.areas.cities[0];
    const asked = readAsked(query);
    const [months, everything, kelurahan, groups] = await Promise.all([
      this.numbers.months('month', reader),
      this.numbers.everything(reader),
      this.numbers.months('kelurahan', reader),
      this.numbers.months(dimensionOf[asked.kind], reader),
    ]);
    const rows = found(sorted(areaRows(groups.groups, this.areas.tree), asked.order), asked.search);
    const w = cityWords[reader.language];
    const title = w.title(city?.name ?? '');
    const shown = { city: city?.name ?? '', months, everything, kelurahan, rows, asked };
    send(
      reply,
      reader,
      page(title, <CityPage {...shown} drawing={city && this.maps.of(city)} />, {
        scripts: ['map.js', 'table.js'],
        description: w.about,
      }),
    );
  }
}

function readAsked({ menurut, urut, cari }: Readonly<Record<string, unknown>>): TableAsked {
  return {
    kind: kinds.find((kind) => kind === menurut) ?? 'kelurahan',
    order: readOrder(urut),
    search: typeof cari === 'string' ? cari.slice(0, 80) : '',
  };
}
