import { takenAt } from '../../../attachments/capture.js';
import { type Photo, type PhotoUse } from '../../../attachments/photo-rows.js';
import { inZone } from '../../../common/city-time.js';
import { ApiField } from '../../../common/api-field.js';
import { type ComplaintEvent } from '../complaint-event.entity.js';
import { PointResponse } from '../point.response.js';
import { type FindingKind, findingKinds, takings, type PhotoCheck } from '../evidence-findings.js';

const ID = '3f0b7c1e-52a8-4f5e-9d0a-6c1b2e7f8a90';
/** The public is told distances in steps of this, in metres. */
const COARSE = 50;

/** Who sees a photo. It decides what is shown with it. */
export type PhotoReader = 'public' | 'citizen' | 'officer';

/** What the evidence checker found about a photo. */
export class VerdictResponse {
  @ApiField('Whether it was taken between filing and closing, as far as its file says.', 'between', {
    enum: [...takings],
  })
  taken!: PhotoCheck['taken'];

  @ApiField(
    'How far from the place it was taken, as far as its file says; for the public in steps of 50 metres. Null where either place is unknown.',
    50,
    { type: Number, nullable: true },
  )
  metres!: number | null;

  @ApiField(
    'Whether an earlier photo, of whichever complaint, is the same file or nearly the same picture.',
    'no',
    {
      enum: ['no', 'same', 'similar'],
    },
  )
  seenBefore!: 'no' | 'same' | 'similar';

  @ApiField('The earlier photo. For officers.', ID, { type: String, required: false })
  earlierPhoto?: string;

  @ApiField('What is doubtful about it.', ['far_away'], { type: [String], enum: [...findingKinds] })
  doubts!: FindingKind[];
}

/** A photo that belongs to a complaint. */
export class PhotoResponse {
  @ApiField('Its id.', ID, { format: 'uuid' })
  id!: string;

  @ApiField('Where to see it.', `/api/v1/photos/${ID}`)
  url!: string;

  @ApiField('Where to see it small.', `/api/v1/photos/${ID}/thumbnail`)
  thumbnailUrl!: string;

  @ApiField('Width, in pixels.', 2048)
  width!: number;

  @ApiField('Height, in pixels.', 1536)
  height!: number;

  @ApiField(
    'When it was taken, as its file says. For officers and whoever sent it.',
    '2026-03-01T07:55:00.000+07:00',
    {
      type: String,
      format: 'date-time',
      nullable: true,
      required: false,
    },
  )
  takenAt?: string | null;

  @ApiField('Where it was taken, as its file says. For officers and whoever sent it.', undefined, {
    type: PointResponse,
    nullable: true,
    required: false,
  })
  takenFrom?: PointResponse | null;

  @ApiField('What was found of it, where it is to show that something was done.', undefined, {
    type: VerdictResponse,
    required: false,
  })
  verdict?: VerdictResponse;
}

/** Whether everyone may see a photo. Those of citizens are not public: they may show people and their homes. */
export function isPublic({ sentBy }: Pick<PhotoUse, 'sentBy'>): boolean {
  return sentBy !== 'citizen';
}

export function showPhoto(
  photo: Photo & PhotoUse,
  { details }: Pick<ComplaintEvent, 'details'>,
  zone: string,
  reader: PhotoReader,
): PhotoResponse {
  const { id, width, height, capture } = photo;
  const verdict = details.evidence?.find((each) => each.photo === id);
  const doubts = (details.doubts ?? []).filter((each) => each.photo === id).map(({ doubt }) => doubt);
  const seesTaking = reader === 'officer' || (reader === 'citizen' && photo.sentBy === 'citizen');
  return {
    id,
    url: `/api/v1/photos/${id}`,
    thumbnailUrl: `/api/v1/photos/${id}/thumbnail`,
    width,
    height,
    ...(seesTaking && {
      takenAt: inZone(capture && takenAt(capture, zone), zone),
      takenFrom: capture && capture.point,
    }),
    ...(verdict && { verdict: showVerdict(verdict, doubts, reader) }),
  };
}

function showVerdict(
  { taken, metres, alike }: PhotoCheck,
  doubts: readonly FindingKind[],
  reader: PhotoReader,
): VerdictResponse {
  return {
    taken,
    metres: metres === null || reader === 'officer' ? metres : Math.round(metres / COARSE) * COARSE,
    seenBefore: alike === null ? 'no' : alike.sameFile ? 'same' : 'similar',
    ...(alike && reader === 'officer' && { earlierPhoto: alike.photo }),
    doubts: [...doubts],
  };
}
