import type { Readable } from 'node:stream';
import { errorCode } from './db.ts';
import type { Deps } from './deps.ts';
import { type Bucket, createBucketStore } from './files/bucket-store.ts';
import { createFolderStore } from './files/folder-store.ts';
import { defineProblem } from './problem.ts';

/** Where files lie: a folder, or a bucket that speaks S3. Keys are ours, such as an id; nothing of a person is in them. */
export type FileStore = {
  /** A folder of this machine for what is still being received. */
  incoming: string;
  /**
   * Keeps the whole file or nothing.
   *
   * @throws `no-room` when the disk or the bucket is full, `files-away` when it cannot be reached
   */
  put(key: string, bytes: Buffer, type: string): Promise<void>;
  /** Undefined when there is no such file. */
  read(key: string): Promise<Readable | undefined>;
  /** Removing what is not there is no fault. */
  remove(keys: readonly string[]): Promise<void>;
};

/** For what reads or writes files as well. */
export type FileDeps = Deps & { files: FileStore };

export const noRoom = defineProblem(
  'no-room',
  507,
  'There is no room for files just now',
  'Nothing was kept. What you wrote can be posted without the file; tell the people who run this Hallway that their disk is full.',
);
export const filesAway = defineProblem(
  'files-away',
  503,
  'Hallway cannot reach its files just now',
  'Nothing was kept. Wait for the seconds that Retry-After names and send the same again.',
);

const fullCodes = new Set(['ENOSPC', 'EDQUOT']);

/** A full disk as the problem that it is; everything else as it was thrown. */
export const roomProblem = (error: unknown): unknown =>
  fullCodes.has(errorCode(error) ?? '') ? noRoom() : error;

/** Opens nothing yet: folders are made, and the bucket is asked, when the first file comes. */
export const openFileStore = (where: { folder: string; bucket?: Bucket | undefined }): FileStore =>
  where.bucket ? createBucketStore(where.bucket) : createFolderStore(where.folder);
