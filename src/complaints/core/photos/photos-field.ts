import { MOST_PHOTOS } from '../../../attachments/photo-rows.js';

/** The photos of a filing and of what citizens say later. */
export const PHOTOS = {
  about:
    'Ids of photos that show it, from POST /photos. For officers and whoever sent them, not for the public.',
  max: MOST_PHOTOS,
} as const;
