import { Injectable } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { type Area } from '../../areas/area.entity.js';
import { type Problem } from '../../common/problems/problem.js';
import { CategoriesService } from '../../complaints/core/categories/categories.service.js';
import { type Category } from '../../complaints/core/categories/category.entity.js';
import { FilingOutlookService } from '../../complaints/filing/filing-outlook.service.js';
import { PAGES_CHANNEL } from '../../identity/api-clients/channels.js';
import { type Config } from '../../config/config.js';
import { InjectConfig } from '../../config/inject-config.js';
import { type Fields } from '../../http/forms/nested.js';
import { goTo, page, type Page, type Redirect } from '../page/page.js';
import { type Reader } from '../reader/reader.js';
import { ChooseCategory } from './choose-category.js';
import { ChoosePlace, type Named } from './choose-place.js';
import { Details } from './details.js';
import { filingPath, isPlaced, type ChosenPlace, readPlace, searchKelurahan } from './place.js';
import { Receipt, receiptWords } from './receipt.js';

/** What a form said, and why it was refused. */
interface Refused {
  readonly problem: Problem;
  readonly values: Fields;
}

const TITLE = { id: 'Lapor', en: 'File a complaint' };

/** Makes the steps in which a complaint is filed: about what, where, and what happened. */
@Injectable()
export class FilingPagesService {
  constructor(
    @InjectConfig() private readonly config: Pick<Config, 'mapTiles' | 'publicUrl' | 'fewestLetters'>,
    private readonly areas: AreaDirectoryService,
    private readonly categories: CategoriesService,
    private readonly outlook: FilingOutlookService,
  ) {}

  /** The step that comes next after what is known. */
  async next(reader: Reader, said: Fields): Promise<Page | Redirect> {
    const place = readPlace(said, this.areas.tree);
    const category = await this.category(said);
    if (!category) return this.chooseCategory(reader, place);
    const { cari: sought } = said;
    if (typeof sought === 'string' && !place.point) return this.search(reader, category, place, sought);
    if (isPlaced(place)) return this.details(reader, category, place);
    // An empty form says its category, and that it was sent: by the fields it left empty.
    return this.choosePlace(reader, category, place, { nothingSaid: reader.url.includes('cari=') });
  }

  /** The form again as it was sent; where that names no category or place, the step that asks for it. */
  async again(reader: Reader, { problem, values }: Refused): Promise<Page> {
    const place = readPlace(values, this.areas.tree);
    const category = await this.category(values);
    if (!category) return this.chooseCategory(reader, place);
    if (!isPlaced(place)) return this.choosePlace(reader, category, place, { nothingSaid: true });
    return this.details(reader, category, place, { problem, values });
  }

  receipt(reader: Reader, filed: { number: string; secret: string; kept: boolean }): Page {
    return page(
      receiptWords[reader.language].title,
      <Receipt {...filed} publicUrl={this.config.publicUrl} />,
      { scripts: ['receipt.js'] },
    );
  }

  private async chooseCategory({ language }: Reader, place: ChosenPlace): Promise<Page> {
    const categories = await this.categories.list();
    return page(TITLE[language], <ChooseCategory categories={categories} place={place} />, {
      scripts: ['draft.js'],
    });
  }

  private search(reader: Reader, category: Category, place: ChosenPlace, sought: string): Page | Redirect {
    const found = searchKelurahan(sought, this.areas.tree);
    const [only, ...others] = found;
    if (only && others.length === 0)
      return goTo(filingPath(category.code, { ...place, kelurahanCode: only.code }));
    return this.choosePlace(reader, category, place, { sought, found });
  }

  private choosePlace(
    { language }: Reader,
    category: Category,
    place: ChosenPlace,
    { sought, found = [], nothingSaid = false }: { sought?: string; found?: Area[]; nothingSaid?: boolean },
  ): Page {
    const { mapTiles } = this.config;
    const all = this.areas.tree.list({ level: 'kelurahan' });
    const body = (
      <ChoosePlace
        category={category}
        place={place}
        sought={sought}
        found={this.named(found)}
        nothingSaid={nothingSaid}
        all={this.named(all)}
        tiles={mapTiles}
      />
    );
    return page(TITLE[language], body, { scripts: ['place.js'] });
  }

  private async details(
    { language }: Reader,
    category: Category,
    place: ChosenPlace,
    refused?: Refused,
  ): Promise<Page> {
    const outlook = await this.outlook.of({ category, ...place, channel: PAGES_CHANNEL });
    const { description: fewestLetters } = this.config.fewestLetters;
    const body = <Details {...{ category, place, outlook, fewestLetters }} {...refused} />;
    return page(TITLE[language], body, { scripts: ['filing.js'] });
  }

  private async category({ category }: Fields): Promise<Category | undefined> {
    return typeof category === 'string' ? this.categories.find(category) : undefined;
  }

  private named(areas: readonly Area[]): Named[] {
    const { tree } = this.areas;
    return areas.map((area) => ({ area, kecamatan: tree.ancestor(area.code, 'kecamatan')?.name ?? '' }));
  }
}
