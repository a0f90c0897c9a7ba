import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sweepFiles } from '../../src/attachments/index.ts';
import type { FileDeps } from '../../src/platform/file-store.ts';
import { letIn, ok, openRoom, startTopic } from '../spaces/talk.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { reasonOf, upload, uploaded } from './upload.ts';

const kibibyte = 1024;
const quotaBytes = 10 * kibibyte;
const day = 24 * 3_600_000;

describe('the room for files', () => {
  let world: World;
  let room: Awaited<ReturnType<typeof openRoom>>;
  let topicId: string;
  beforeAll(async () => {
    world = await openWorld({ fileLimits: { mostFileBytes: 4 * kibibyte, quotaBytes } });
    room = await openRoom(world);
    topicId = (await startTopic(room.rosa, room.spaceId)).id;
  });
  afterAll(() => world.close());

  const words = (bytes: number) => Buffer.alloc(bytes, 65);
  const usedBy = async (person: TestPerson): Promise<number> =>
    (await person.get('/me/attachments')).json().usedBytes;
  const newcomer = async () => {
    const person = await world.person();
    await letIn(room.rosa, person, room.spaceId);
    return person;
  };
  const post = async (person: TestPerson, id: string): Promise<string> => {
    const wish = { body: 'Here it is', attachments: [{ id }] };
    return (await ok<{ id: string }>(person.post(`/topics/${topicId}/posts`, wish))).id;
  };
  const aMonthLater = () => new Date(world.clock.now.getTime() + 31 * day);
  /** What lies in the store, by name. */
  const lying = (): [name: string, bytes: number][] =>
    existsSync(world.filesFolder)
      ? readdirSync(world.filesFolder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ name, parentPath }) => [name, statSync(join(parentPath, name)).size])
      : [];

  it('counts the files of a post that was taken down, until their bytes are gone', async () => {
    const ben = await newcomer();
    const posts: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      posts.push(await post(ben, (await uploaded(world, ben, words(2 * kibibyte))).id));
    }
    await ok(ben.delete(`/posts/${posts[0]}`));
    expect(await usedBy(ben)).toBe(quotaBytes);
    expect(reasonOf(await upload(world, ben, words(1)))).toBe('files-full');
    await sweepFiles({ ...world.fileDeps, now: aMonthLater });
    expect(await usedBy(ben)).toBe(8 * kibibyte);
    expect((await upload(world, ben, words(2 * kibibyte))).statusCode).toBe(201);
  });

  it('takes one file of twelve that race for its last place, beside files that were taken down', async () => {
    const ben = await newcomer();
    for (let n = 0; n < 4; n += 1) {
      await ok(
        ben.delete(`/posts/${await post(ben, (await uploaded(world, ben, words(2048))).id)}`),
      );
    }
    const race = Array.from({ length: 12 }, () => upload(world, ben, words(2048)));
    const codes = (await Promise.all(race)).map(({ statusCode }) => statusCode).sort();
    expect(codes).toEqual([201, ...Array(11).fill(409)]);
    expect(await usedBy(ben)).toBe(quotaBytes);
  });

  it('is free at once of what was taken back before it hung on anything', async () => {
    const ben = await newcomer();
    const { id } = await uploaded(world, ben, words(4 * kibibyte));
    expect((await ben.delete(`/attachments/${id}`)).statusCode).toBe(204);
    expect(await usedBy(ben)).toBe(0);
    expect(await world.fileDeps.files.read(id)).toBeUndefined();
  });

  it('counts what was taken back but could not be removed, until the sweep', async () => {
    const away = { now: false };
    const usual = await openWorld();
    const files: FileDeps['files'] = {
      ...usual.fileDeps.files,
      remove: (keys) =>
        away.now ? Promise.reject(new Error('away')) : usual.fileDeps.files.remove(keys),
    };
    const fileLimits = { mostFileBytes: kibibyte, quotaBytes: kibibyte };
    const other = await openWorld({ files, fileLimits });
    const ana = await other.person();
    const { id } = await uploaded(other, ana, words(kibibyte));
    away.now = true;
    expect((await ana.delete(`/attachments/${id}`)).statusCode).toBe(204);
    expect((await ana.get(`/attachments/${id}`)).statusCode).toBe(404);
    expect(reasonOf(await upload(other, ana, words(kibibyte)))).toBe('files-full');
    away.now = false;
    await sweepFiles(other.fileDeps);
    expect((await upload(other, ana, words(kibibyte))).statusCode).toBe(201);
    await other.close();
    await usual.close();
  });

  it('is never exceeded on disk, and is told as it is, whatever is done at the same time', async () => {
    const doing = (what: string, weight: number, most: number) => ({
      ...{ weight, arbitrary: fc.record({ what: fc.constant(what), n: fc.nat(most) }) },
    });
    const act = fc.oneof(
      doing('upload', 4, 4 * kibibyte - 1),
      doing('take back', 2, 9),
      doing('post', 2, 9),
      doing('take down', 1, 9),
      doing('sweep', 1, 0),
    );
    const round = fc.record({
      acts: fc.array(act, { minLength: 2, maxLength: 8 }),
      monthPasses: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 3 }), async (rounds) => {
        const ben = await newcomer();
        const others = new Set(lying().map(([name]) => name));
        const mine: string[] = [];
        const posts: string[] = [];
        const takeFrom = (list: string[], n: number) => list.splice(n % (list.length || 1), 1);
        const run = async ({ what, n }: { what: string; n: number }) => {
          if (what === 'sweep') await sweepFiles(world.fileDeps);
          if (what === 'upload') {
            const same = Array.from({ length: 4 }, () => upload(world, ben, words(n + 1)));
            for (const answer of await Promise.all(same)) {
              if (answer.statusCode === 201) mine.push(answer.json().id);
              else expect(reasonOf(answer)).toBe('files-full');
            }
          }
          if (what === 'take back')
            for (const id of takeFrom(mine, n)) await ben.delete(`/attachments/${id}`);
          if (what === 'post') for (const id of takeFrom(mine, n)) posts.push(await post(ben, id));
          if (what === 'take down')
            for (const id of takeFrom(posts, n)) await ok(ben.delete(`/posts/${id}`));
        };
        for (const { acts, monthPasses } of rounds) {
          await Promise.all(acts.map(run));
          if (monthPasses) await sweepFiles({ ...world.fileDeps, now: aMonthLater });
          if (monthPasses) mine.splice(0); // what hung on nothing for a day is gone too
          const bytes = lying()
            .filter(([name]) => !others.has(name))
            .reduce((sum, [, size]) => sum + size, 0);
          expect(bytes).toBeLessThanOrEqual(quotaBytes);
          expect(await usedBy(ben)).toBe(bytes);
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});
