import { type PhotoPlace } from '../../config/photos.js';
import { FolderStore } from './folder-store.js';
import { type PhotoStore } from './photo-store.js';
import { S3Store } from './s3-store.js';

/** The store that the settings name. Nothing is opened before it is used. */
export function openStore(place: PhotoPlace): PhotoStore {
  return 'folder' in place ? new FolderStore(place.folder) : new S3Store(place);
}
