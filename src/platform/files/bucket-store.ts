import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { type FileStore, filesAway, noRoom } from '../file-store.ts';

export type Bucket = {
  /** The bucket itself: `https://s3.example/hallway` or `https://hallway.s3.us-east-1.amazonaws.com`. */
  url: string;
  region: string;
  keyId: string;
  secret: string;
};

const patienceMs = 60_000;

/** Files in a bucket that speaks S3: at a provider, or from MinIO, Garage or Ceph in one's own house. */
export function createBucketStore({ url, region, keyId, secret }: Bucket): FileStore {
  const client = new AwsClient({
    ...{ accessKeyId: keyId, secretAccessKey: secret, region, service: 's3' },
    retries: 2,
  });
  const ask = async (method: string, key: string, init: RequestInit = {}): Promise<Response> => {
    const signal = AbortSignal.timeout(patienceMs);
    const address = `${url.replace(/\/+$/, '')}/${key}`;
    return client.fetch(address, { ...init, method, signal }).catch((cause: unknown) => {
      throw Object.assign(filesAway(), { cause });
    });
  };
  return {
    incoming: join(tmpdir(), 'hallway-incoming'),
    async put(key, bytes, type) {
      const answer = await ask('PUT', key, {
        body: new Uint8Array(bytes),
        // Signed with its content, so that what arrives is what was sent.
        headers: { 'content-type': type, 'x-amz-content-sha256': sha256(bytes) },
      });
      await answer.body?.cancel();
      if (answer.status === 507) throw noRoom();
      if (!answer.ok) throw refused(answer);
    },
    async read(key) {
      const answer = await ask('GET', key);
      if (answer.ok && answer.body) return Readable.fromWeb(answer.body as ReadableStream);
      await answer.body?.cancel();
      if (answer.status === 404) return undefined;
      throw refused(answer);
    },
    async remove(keys) {
      await Promise.all(
        keys.map(async (key) => {
          const answer = await ask('DELETE', key);
          await answer.body?.cancel();
          if (!answer.ok && answer.status !== 404) throw refused(answer);
        }),
      );
    },
  };
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A bucket that is busy comes back; a wrong key or name is for whoever runs Hallway, and so for the log. */
const refused = ({ status }: Response): Error =>
  status >= 500 || status === 429 ? filesAway() : new Error(`The bucket answered ${status}`);
