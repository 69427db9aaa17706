import { MOST_PHOTOS } from '../../../attachments/photo-rows.js';

/** Options of the field for photos that citizens send. */
export const PHOTOS = {
  about:
    'Ids of photos that show it, from POST /photos. For officers and whoever sent them, not for the public.',
  max: MOST_PHOTOS,
} as const;
