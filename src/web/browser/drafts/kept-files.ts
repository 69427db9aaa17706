// Photos that were chosen and have not reached the server: kept on the device, so that a reload without network loses
// none of them. What a device does not keep is sent all the same, as long as the page is there.
import { clear, createStore, del, entries, set } from 'idb-keyval';

/** A photo that is to be sent. */
export interface KeptFile {
  readonly file: Blob;
  /** A small picture of it, as a data URL. */
  readonly thumbnail: string;
}

const store = createStore('tanggap-draf', 'foto');

/** @param key of its upload: sent again with it, it is the same photo */
export function keepFile(key: string, { file, thumbnail }: KeptFile): void {
  set(key, { file, thumbnail }, store).catch(ignore);
}

export function forgetFile(key: string): void {
  del(key, store).catch(ignore);
}

export function forgetFiles(): void {
  clear(store).catch(ignore);
}

export function keptFiles(): Promise<[key: string, kept: KeptFile][]> {
  return entries<string, KeptFile>(store).catch(() => []);
}

function ignore(): void {
  // As above.
}
