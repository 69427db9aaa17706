import { type S3Client } from '@aws-sdk/client-s3';
import { OperatorError } from '../../common/operator-error.js';
import { type PhotoBucket } from '../../config/photos.js';
import { PhotoStore } from './photo-store.js';

const REMEDY = 'Correct PHOTOS_S3_URL, or unset it to keep photos in a folder.';

const PROBE = 'probe';

/** Photos in a bucket of S3, or of a server that speaks like it. */
export class S3Store extends PhotoStore {
  private client?: Promise<S3Client>;

  constructor(private readonly bucket: PhotoBucket) {
    super();
  }

  async put(name: string, bytes: Buffer): Promise<void> {
    const { PutObjectCommand } = await sdk();
    await (
      await this.connected()
    ).send(new PutObjectCommand({ ...this.at(name), Body: bytes, ContentType: 'image/jpeg' }));
  }

  async get(name: string): Promise<Buffer | undefined> {
    const { GetObjectCommand, NoSuchKey } = await sdk();
    try {
      const { Body } = await (await this.connected()).send(new GetObjectCommand(this.at(name)));
      return Body && Buffer.from(await Body.transformToByteArray());
    } catch (fault) {
      if (fault instanceof NoSuchKey) return undefined;
      throw fault;
    }
  }

  async remove(names: readonly string[]): Promise<void> {
    const { DeleteObjectCommand } = await sdk();
    const client = await this.connected();
    await Promise.all(names.map((name) => client.send(new DeleteObjectCommand(this.at(name)))));
  }

  async check(): Promise<void> {
    const { S3ServiceException } = await sdk();
    const { endpoint, bucket } = this.bucket;
    try {
      await this.put(PROBE, Buffer.from('Written at the start, to see whether photos can be.'));
      await this.remove([PROBE]);
    } catch (fault) {
      const status = fault instanceof S3ServiceException ? fault.$metadata.httpStatusCode : undefined;
      if (status === 404)
        throw new OperatorError(
          `PHOTOS_S3_URL: ${endpoint} has no bucket "${bucket}".`,
          `Create it. ${REMEDY}`,
        );
      if (status === 401 || status === 403)
        throw new OperatorError(
          `PHOTOS_S3_URL: ${endpoint} does not let this key use the bucket "${bucket}".`,
          'Correct PHOTOS_S3_KEY and PHOTOS_S3_SECRET, or what the key may do.',
        );
      throw new OperatorError(
        `PHOTOS_S3_URL: no S3 answers at ${endpoint} (${(fault as Error).message}).`,
        REMEDY,
      );
    }
  }

  private at(name: string): { Bucket: string; Key: string } {
    return { Bucket: this.bucket.bucket, Key: `${this.bucket.prefix}${name}` };
  }

  private connected(): Promise<S3Client> {
    this.client ??= sdk().then(({ S3Client }) => {
      const { endpoint, region, key, secret } = this.bucket;
      return new S3Client({
        endpoint,
        region,
        credentials: { accessKeyId: key, secretAccessKey: secret },
        forcePathStyle: true,
        maxAttempts: 3,
        requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000 },
        // Servers that are not Amazon's often do not know the newer checksums.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      });
    });
    return this.client;
  }
}

/** Large, so it is read only where photos lie in S3. */
const sdk = () => import('@aws-sdk/client-s3');
