import { Injectable } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { inZone } from '../../common/city-time.js';
import { Problem } from '../../common/problems/problem.js';
import { CategoriesService } from '../../complaints/core/categories/categories.service.js';
import { type StepRequest } from '../../complaints/core/officer-steps/officer-step.js';
import { ResolutionsService } from '../../complaints/evidence/resolutions.service.js';
import { OfficerActionsService } from '../../complaints/officers/officer-actions.service.js';
import { type OfficerComplaintResponse } from '../../complaints/core/reading/officer.response.js';
import { type TimelineEntryResponse } from '../../complaints/core/reading/complaint.response.js';
import { cityOf } from '../../complaints/core/number.js';
import { ReadableWordsService } from '../../complaints/core/words/readable-words.service.js';
import { DirectoryService } from '../../complaints/core/reading/directory.service.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { UnitsService } from '../../officials/units.service.js';
import { asBody } from '../forms/as-body.js';
import { type Fields } from '../../http/forms/nested.js';
import { SentPhotosService } from '../forms/sent-photos.service.js';
import { page, type Page } from '../page/page.js';
import { type Reader } from '../reader/reader.js';
import { kelurahanMeant, kelurahanNames } from './kelurahan-names.js';
import { Preview } from './preview.js';
import { publicEntry } from './public-entry.js';
import { bodies, type SentStep, type StepPath } from './steps.js';
import { StepForm } from './step-form.js';
import { stepWords } from './step-words.js';
import { unfilledPart } from './templates.js';

/** Makes the pages of the steps, and takes them. */
@Injectable()
export class StepPagesService {
  constructor(
    private readonly areas: AreaDirectoryService,
    private readonly units: UnitsService,
    private readonly categories: CategoriesService,
    private readonly directory: DirectoryService,
    private readonly actions: OfficerActionsService,
    private readonly resolutions: ResolutionsService,
    private readonly photos: SentPhotosService,
    private readonly words: ReadableWordsService,
  ) {}

  /** What a form begins with: the unit that usually mends what it is about. */
  async proposed(step: StepPath, { category }: OfficerComplaintResponse): Promise<Fields> {
    if (step !== 'koordinasi') return {};
    const unit = (await this.categories.find(category.code))?.unitCode;
    return unit == null ? {} : { unit };
  }

  /** @param since the last event that the officer had read, where something happened after it */
  async form(
    reader: Reader,
    complaint: OfficerComplaintResponse,
    step: StepPath,
    values: Fields,
    problem?: Problem,
    since?: number,
  ): Promise<Page> {
    const units = step === 'koordinasi' ? await this.units.list() : [];
    const kelurahan = step === 'pindah' ? [...this.kelurahan(complaint).keys()] : [];
    // A script shows what depends on nothing but the message.
    const preview =
      step === 'jawab' || step === 'selesai'
        ? await this.entry(reader, complaint, { step, body: { message: '…' } })
        : undefined;
    const shown = {
      units: units.map(({ code, nameId, nameEn }) => ({ code, name: { id: nameId, en: nameEn } })),
      ...{ complaint, step, kelurahan, values, problem, preview, since },
      fewestLetters: this.words.fewest.answer,
      pictures: await this.photos.picturesOf(values),
    };
    const title = `${stepWords[reader.language][step]}: ${complaint.number}`;
    return page(title, <StepForm {...shown} />, { scripts: ['step.js'] });
  }

  /** @throws Problem `validation_failed` naming each field that cannot be meant, or `empty_answer` */
  async read(step: StepPath, complaint: OfficerComplaintResponse, fields: Fields): Promise<SentStep> {
    const { message, kelurahanCode } = fields;
    const mark = typeof message === 'string' ? unfilledPart(message) : undefined;
    if (mark !== undefined && isNote(step))
      throw Problem.invalid({ field: 'message', code: 'left_to_fill', parameters: { mark } });
    const named =
      step === 'pindah' && typeof kelurahanCode === 'string'
        ? { ...fields, kelurahanCode: kelurahanMeant(this.kelurahan(complaint), kelurahanCode) }
        : fields;
    const body = await asBody(bodies[step] as new () => object, named, ['lastEvent']);
    const said = { step, body } as SentStep;
    if (!isNote(step)) this.words.checkAnswer(said.body.message);
    if (said.step === 'koordinasi' && !(await this.units.find(said.body.unit)))
      throw Problem.invalid({ field: 'unit', code: 'unknown_code', parameters: { code: said.body.unit } });
    if (said.step === 'pindah' && this.areas.tree.get(said.body.kelurahanCode)?.level !== 'kelurahan')
      throw Problem.invalid({
        field: 'kelurahanCode',
        code: 'unknown_code',
        parameters: { code: said.body.kelurahanCode },
      });
    return said;
  }

  async preview(
    reader: Reader,
    complaint: OfficerComplaintResponse,
    said: SentStep,
    fields: Fields,
  ): Promise<Page> {
    const entry = await this.entry(reader, complaint, said);
    const title = `${stepWords[reader.language][said.step]}: ${complaint.number}`;
    const pictures = await this.photos.picturesOf(fields);
    return page(title, <Preview {...{ complaint, step: said.step, entry, fields, pictures }} />);
  }

  /** Takes the step. */
  async act(sent: StepRequest, said: SentStep): Promise<void> {
    const request = { ...sent, lastEvent: said.body.lastEvent };
    switch (said.step) {
      case 'jawab':
        return void (await this.actions.respond(request, said.body.message));
      case 'koordinasi':
        return void (await this.actions.coordinate(request, said.body));
      case 'selesai': {
        const { message, photos = [], reason } = said.body;
        return void (await this.resolutions.resolve(request, message, { photos, reason }));
      }
      case 'tolak':
        return void (await this.actions.reject(request, said.body.reason, said.body.message));
      case 'pindah':
        return void (await this.actions.transfer(request, said.body.kelurahanCode, said.body.message));
    }
  }

  private async entry(
    { now, zone }: Reader,
    complaint: OfficerComplaintResponse,
    said: SentStep,
  ): Promise<TimelineEntryResponse> {
    const directory = await this.directory.current();
    const officeName = (code: string): string => directory.officeName(code) ?? code;
    const names = {
      unit: (code: string) => directory.unitName(code),
      office: officeName,
      triage: officeName(TRIAGE_OFFICE),
    };
    return publicEntry(said, complaint, names, inZone(now, zone));
  }

  /** All kelurahan of the city of a complaint. */
  private kelurahan({ number, area }: OfficerComplaintResponse): Map<string, string> {
    const named = this.areas.cities.find(({ prefix }) => prefix === cityOf(number));
    const city = named ?? this.areas.cityOf(area?.code);
    return kelurahanNames(this.areas.tree, city?.rootCode ?? '');
  }
}

/** Whether the message of a step is for officers, and answers nobody. */
function isNote(step: StepPath): boolean {
  return step === 'koordinasi' || step === 'pindah';
}
