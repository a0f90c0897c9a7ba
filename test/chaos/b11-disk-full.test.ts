import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openFileStore } from '../../src/platform/file-store.ts';
import { reasonOf, upload, uploaded } from '../attachments/upload.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'hallway-small-disk-'));
const mount = (...words: string[]) => spawnSync('mount', words, { encoding: 'utf8' });
/** Only who may mount has a disk that is small enough. */
const mounted = mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder).status === 0;

const words = (kibibytes: number) => randomBytes(kibibytes * 512).toString('hex');

// Control: take `roomProblem` out of src/platform/files/receive.ts, and it answers 500; or the `rm` out of
// src/platform/files/folder-store.ts, and half a file stays.
(mounted ? describe : describe.skip)('B11: the disk of the files is full', () => {
  let world: World;
  let ana: TestPerson;
  beforeAll(async () => {
    world = await openWorld({ files: openFileStore({ folder }) });
    ana = await world.person();
  });
  afterAll(async () => {
    await world.close();
    spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  const lying = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);

  it('is refused with 507 wherever it gets full, leaves no half file, reads on, and recovers by itself', async () => {
    const first = await uploaded(world, ana, words(200));
    // 600 do not fit beside their own copy on arrival; 900 do not even arrive.
    for (const size of [600, 900]) {
      const answer = await upload(world, ana, words(size));
      expect([answer.statusCode, reasonOf(answer)]).toEqual([507, 'no-room']);
      expect(lying()).toEqual([first.id]);
      expect(await world.count('attachments')).toBe(1);
    }
    expect((await ana.get(`/attachments/${first.id}`)).statusCode).toBe(200);
    await world.fileDeps.files.remove([first.id]);
    await uploaded(world, ana, words(300));
  });
});
