import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../db.ts';
import { type FileStore, roomProblem } from '../file-store.ts';

/** Files in a folder of this machine, or of one that all machines share. */
export function createFolderStore(folder: string): FileStore {
  // The end of an id is the part that differs, so the folders fill evenly.
  const pathOf = (key: string) => join(folder, key.slice(-2), key);
  return {
    incoming: join(folder, 'incoming'),
    async put(key, bytes) {
      const path = pathOf(key);
      const half = `${path}.${randomUUID()}.half`;
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeThrough(half, bytes);
        await rename(half, path);
        await keepNames(dirname(path));
      } catch (error) {
        await rm(half, { force: true });
        throw roomProblem(error);
      }
    },
    async read(key) {
      try {
        const file = await open(pathOf(key));
        return file.createReadStream();
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return undefined;
        throw error;
      }
    },
    async remove(keys) {
      await Promise.all(keys.map((key) => rm(pathOf(key), { force: true })));
    },
  };
}

/** On the disk, not on its way there: what a post names must outlast a power cut. */
async function writeThrough(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename lasts when the folder that holds the name has been written as well. */
async function keepNames(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // cannot open a folder
  const file = await open(folder);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
