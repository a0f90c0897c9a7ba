import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { roomProblem } from '../file-store.ts';

/** A file that has arrived and lies on this machine until it is dropped. */
export type Arrived = { sha256: string; read(): Promise<Buffer>; drop(): Promise<void> };

/**
 * Writes a body to disk as it comes, so that slow senders hold no memory.
 *
 * @param tooLarge  thrown at the first byte above the limit; nothing is left behind
 */
export async function receiveFile(
  body: Readable,
  folder: string,
  most: number,
  tooLarge: () => Error,
): Promise<Arrived> {
  const path = join(folder, randomUUID());
  const drop = () => rm(path, { force: true });
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await pipeline(
      // Left alone when it is cut short: whoever sends still has to hear why.
      body.iterator({ destroyOnReturn: false }),
      async function* counted(source: AsyncIterable<Buffer>) {
        for await (const chunk of source) {
          bytes += chunk.length;
          if (bytes > most) throw tooLarge();
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    );
  } catch (error) {
    await drop();
    throw roomProblem(error);
  }
  return { sha256: hash.digest('base64url'), read: () => readFile(path), drop };
}

/** Removes what a process that was killed left half received. */
export async function dropAbandoned(folder: string, before: Date): Promise<void> {
  const names = await readdir(folder).catch(() => []); // nothing has been received on this machine yet
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const { mtime } = await stat(path).catch(() => ({ mtime: before })); // gone meanwhile
      if (mtime < before) await rm(path, { force: true });
    }),
  );
}
