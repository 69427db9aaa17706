// Sends photos as they are chosen, and shows how far each is.
import { type DraftPhoto } from './kept-draft.js';
import { forgetFile, keepFile, type KeptFile, keptFiles } from './kept-files.js';
import { forSending, thumbnailOf } from './pictures.js';

const MOST = 5;
const RETRY = 15_000;

/** A photo that is on its way. */
interface OnItsWay extends KeptFile {
  readonly key: string;
  readonly tile: HTMLLIElement;
  gone?: boolean;
}

/** The photos of a form: those that the server has, and those that are on their way there. */
export class PhotoTray {
  private readonly list: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly here = new Map<string, DraftPhoto>();
  private readonly waiting: OnItsWay[] = [];
  private underWay = false;

  /** @param changed is told what the server has, each time that this changes */
  constructor(
    private readonly form: HTMLFormElement,
    earlier: readonly DraftPhoto[],
    private readonly changed: (taken: readonly DraftPhoto[]) => void,
  ) {
    this.list = document.getElementById('foto-terpilih') as HTMLElement;
    this.input = form.querySelector('input[type=file]') as HTMLInputElement;
    this.list.hidden = false;
    for (const photo of earlier) {
      // A form that was refused shows them without pictures.
      form.querySelector(`input[name=photos][value="${photo.id}"]`)?.closest('label')?.remove();
      this.show(photo, this.tile(photo.thumbnail));
    }
    const emptied = form.querySelector('fieldset.sent-photos');
    if (emptied && !emptied.querySelector('label')) emptied.remove();
    this.input.addEventListener('change', () => void this.choose([...(this.input.files ?? [])]));
  }

  get taken(): readonly DraftPhoto[] {
    return [...this.here.values()];
  }

  /** Whether some are not there yet. */
  get busy(): boolean {
    return this.waiting.length > 0;
  }

  /** Goes on with what was chosen before the page was loaded again. */
  async resume(): Promise<void> {
    for (const [key, kept] of await keptFiles()) this.add(key, kept);
    void this.sendNext();
  }

  /** Sends at once what waits for another try. */
  retry(): void {
    void this.sendNext();
  }

  /** What was sent already does not go along once more. */
  leaveFiles(): void {
    this.input.value = '';
  }

  private async choose(files: readonly File[]): Promise<void> {
    this.leaveFiles();
    for (const file of files) {
      if (this.here.size + this.waiting.length >= MOST) {
        this.tell(this.list.dataset.tooMany ?? '');
        break;
      }
      const kept = { thumbnail: await thumbnailOf(file), file: await forSending(file) };
      const key = newKey();
      keepFile(key, kept);
      this.add(key, kept);
    }
    void this.sendNext();
  }

  private add(key: string, kept: KeptFile): void {
    const tile = this.tile(kept.thumbnail);
    const photo: OnItsWay = { ...kept, key, tile };
    this.removable(tile, () => {
      photo.gone = true;
      this.drop(photo);
      this.changed(this.taken);
    });
    this.waiting.push(photo);
  }

  private drop(photo: OnItsWay): void {
    this.waiting.splice(this.waiting.indexOf(photo), 1);
    forgetFile(photo.key);
  }

  /** One at a time: over a slow line two would both take twice as long. */
  private async sendNext(): Promise<void> {
    const [photo] = this.waiting;
    if (!photo || this.underWay) return;
    this.underWay = true;
    const { uploading = '', failed = '' } = this.list.dataset;
    const says = photo.tile.querySelector('p') as HTMLElement;
    says.textContent = uploading;
    const outcome = await upload(photo, this.form, (share) => {
      says.textContent = `${uploading} ${Math.round(share * 100)} %`;
    });
    this.underWay = false;
    if (photo.gone) return void this.sendNext();
    if (outcome.kind === 'unreached') {
      says.textContent = failed;
      setTimeout(() => void this.sendNext(), RETRY);
      return;
    }
    this.drop(photo);
    photo.tile.remove();
    // Known already where its answer came and the page went before that was noted.
    if (outcome.kind === 'taken' && !this.here.has(outcome.id))
      this.show({ id: outcome.id, thumbnail: photo.thumbnail }, this.tile(photo.thumbnail));
    if (outcome.kind === 'refused') this.tell(outcome.why);
    this.changed(this.taken);
    void this.sendNext();
  }

  private show(photo: DraftPhoto, tile: HTMLLIElement): void {
    this.here.set(photo.id, photo);
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name: 'photos', value: photo.id });
    tile.append(field);
    this.removable(tile, () => {
      this.here.delete(photo.id);
      this.changed(this.taken);
    });
  }

  private tile(thumbnail: string): HTMLLIElement {
    const tile = document.createElement('li');
    const picture = document.createElement('img');
    picture.alt = '';
    if (thumbnail !== '') picture.src = thumbnail;
    const says = document.createElement('p');
    says.className = 'small';
    tile.append(picture, says);
    this.list.append(tile);
    return tile;
  }

  private removable(tile: HTMLLIElement, remove: () => void): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'link';
    button.textContent = this.list.dataset.remove ?? '';
    button.addEventListener('click', () => {
      tile.remove();
      remove();
      this.input.focus();
    });
    tile.append(button);
  }

  private tell(text: string): void {
    const says = document.createElement('li');
    says.className = 'bad';
    says.setAttribute('role', 'alert');
    says.textContent = text;
    this.list.append(says);
    setTimeout(() => says.remove(), 10_000);
  }
}

type Outcome = { kind: 'taken'; id: string } | { kind: 'refused'; why: string } | { kind: 'unreached' };

/** Sends with XMLHttpRequest, which tells how far it is. */
function upload(
  { file, key }: OnItsWay,
  form: HTMLFormElement,
  progress: (share: number) => void,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/photos');
    request.responseType = 'json';
    request.setRequestHeader('Accept-Language', document.documentElement.lang);
    request.setRequestHeader('Idempotency-Key', key);
    const token = form.elements.namedItem('_csrf');
    if (token instanceof HTMLInputElement) request.setRequestHeader('X-CSRF-Token', token.value);
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      progress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('load', () => {
      const answer = request.response as { id?: string; detail?: string } | null;
      if (request.status === 201 && answer?.id) resolve({ kind: 'taken', id: answer.id });
      else if (request.status >= 500 || request.status === 429) resolve({ kind: 'unreached' });
      else resolve({ kind: 'refused', why: answer?.detail ?? String(request.status) });
    });
    request.addEventListener('error', () => resolve({ kind: 'unreached' }));
    const body = new FormData();
    body.append('photo', file);
    request.send(body);
  });
}

/** As random as a form's own key, also where the page did not come over https. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
