import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '../support/world.ts';
import { ok, openRoom, problemOf, reply, startTopic } from './talk.ts';

type Revisions = { items: { version: number; body: string; html: string }[] };

describe('changing one’s own words', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('keeps what they were for those who may read them', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    const post = await reply(ana, topic.id, 'Frist');
    const path = `/posts/${post.id}`;
    expect(await ok(ana.patch(path, { body: 'First' }))).toMatchObject({
      ...{ body: 'First', html: '<p>First</p>\n', version: 2 },
      editedAt: world.clock.now.toISOString(),
    });
    await ok(ana.patch(path, { body: 'First, *indeed*' }));
    await ok(ana.patch(path, { body: 'First, *indeed*' }));

    const { items } = await ok<Revisions>(tom.get(`${path}/revisions`));

    expect(items).toMatchObject([
      { version: 1, body: 'Frist', html: '<p>Frist</p>\n' },
      { version: 2, body: 'First' },
    ]);
    expect(await ok(rosa.get(`/topics/${topic.id}`))).toMatchObject({
      lastPost: { excerpt: 'First, indeed' },
    });
  });

  it('is for the author alone, and not for who may not read', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { joinPolicy: 'invitation' });
    const topic = await startTopic(ana, spaceId);
    const path = `/posts/${topic.lastPost.id}`;
    expect(await problemOf(rosa.patch(path, { body: 'x' }))).toBe('403 forbidden');
    expect(await problemOf(tom.patch(path, { body: 'x' }))).toBe('404 not-found');
    expect(await problemOf(tom.get(`${path}/revisions`))).toBe('404 not-found');
    expect(await problemOf(world.anyone.patch(path, { body: 'x' }))).toBe('401 not-signed-in');
    await ok(rosa.delete(`/spaces/${spaceId}/members/${ana.id}`));
    expect(await problemOf(ana.patch(path, { body: 'x' }))).toBe('404 not-found');
  });

  it('overwrites nothing that was changed on another device', async () => {
    const { ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId);
    const path = `/posts/${topic.lastPost.id}`;
    const etag = { 'if-match': String((await ana.get(path)).headers.etag) };
    const answers = await Promise.all(
      ['One', 'Two', 'Three'].map((body) => ana.patch(path, { body }, etag)),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412, 412]);
  });

  it('waits while the topic is closed', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId);
    await ok(rosa.patch(`/topics/${topic.id}`, { locked: true }));
    const edit = ana.patch(`/posts/${topic.lastPost.id}`, { body: 'x' });
    expect(await problemOf(edit)).toBe('409 topic-locked');
  });
});
