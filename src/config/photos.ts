import { resolve } from 'node:path';
import { z } from 'zod';

/** A bucket of S3, or of a server that speaks like it. */
export interface PhotoBucket {
  /** `https://s3.ap-southeast-3.amazonaws.com` */
  readonly endpoint: string;
  readonly bucket: string;
  /** What every name in it begins with; empty, or ends with a slash. */
  readonly prefix: string;
  readonly region: string;
  readonly key: string;
  readonly secret: string;
}

/** Where photos are kept: an absolute path, or a bucket. */
export type PhotoPlace = { readonly folder: string } | PhotoBucket;

/** The variables that say where photos are kept. */
export const photoVariables = {
  PHOTOS_DIR: z.string().optional(),
  PHOTOS_S3_URL: z
    .string()
    .refine((text) => bucketOf(text) !== undefined, {
      message: 'must be the address of a bucket, such as https://s3.ap-southeast-3.amazonaws.com/photos',
    })
    .optional(),
  PHOTOS_S3_REGION: z.string().default('us-east-1'),
  PHOTOS_S3_KEY: z.string().optional(),
  PHOTOS_S3_SECRET: z.string().optional(),
};

type PhotoValues = z.infer<z.ZodObject<typeof photoVariables>>;

/** Variables that contradict or lack each other, each with what is wrong with it. */
export function photoFaults(values: PhotoValues): string[] {
  if (values.PHOTOS_S3_URL === undefined) return [];
  return [
    ...(values.PHOTOS_DIR === undefined
      ? []
      : ['PHOTOS_DIR: photos lie there or in PHOTOS_S3_URL, not in both']),
    ...(['PHOTOS_S3_KEY', 'PHOTOS_S3_SECRET'] as const)
      .filter((name) => values[name] === undefined)
      .map((name) => `${name}: is needed with PHOTOS_S3_URL`),
  ];
}

/** @param dataDir absolute path; photos lie in it where no other place is named */
export function photoPlace(values: PhotoValues, dataDir: string): PhotoPlace {
  const bucket = values.PHOTOS_S3_URL === undefined ? undefined : bucketOf(values.PHOTOS_S3_URL);
  if (!bucket) return { folder: resolve(values.PHOTOS_DIR ?? `${dataDir}/photos`) };
  return {
    ...bucket,
    region: values.PHOTOS_S3_REGION,
    key: values.PHOTOS_S3_KEY ?? '',
    secret: values.PHOTOS_S3_SECRET ?? '',
  };
}

function bucketOf(text: string): Pick<PhotoBucket, 'endpoint' | 'bucket' | 'prefix'> | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.search || url.hash)
    return undefined;
  const [bucket, ...folders] = url.pathname.split('/').filter((part) => part !== '');
  if (bucket === undefined) return undefined;
  return { endpoint: url.origin, bucket, prefix: folders.map((folder) => `${folder}/`).join('') };
}
