import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditEntries } from '../../src/platform/audit.ts';
import { openWorld, type World } from '../support/world.ts';
import { ok, openRoom, problemOf, reply, startTopic } from './talk.ts';

describe('taking a post down', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('leaves a tombstone in its place, without the words', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    const post = await reply(ana, topic.id, 'Hasty words');
    await ok(ana.patch(`/posts/${post.id}`, { body: 'Hastier words' }));
    expect((await ana.delete(`/posts/${post.id}`)).statusCode).toBe(204);
    expect((await ana.delete(`/posts/${post.id}`)).statusCode).toBe(204);

    expect(await ok(rosa.get(`/posts/${post.id}`))).toMatchObject({
      ...{ body: '', html: '', position: 2 },
      removed: { by: 'author', reason: null, at: world.clock.now.toISOString() },
    });
    expect(await problemOf(rosa.get(`/posts/${post.id}/revisions`))).toBe('404 not-found');
    expect(await ok(rosa.get(`/topics/${topic.id}`))).toMatchObject({
      ...{ postsCount: 1, lastPosition: 2 },
      lastPost: { id: topic.lastPost.id, excerpt: 'First words' },
    });
    expect(await reply(rosa, topic.id)).toMatchObject({ position: 3 });
  });

  it('is for its author and for who keeps order, who says why', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    await ok(tom.put(`/spaces/${spaceId}/membership`));
    const topic = await startTopic(rosa, spaceId);
    const post = await reply(ana, topic.id);
    const path = `/posts/${post.id}`;
    expect(await problemOf(tom.delete(path))).toBe('403 forbidden');
    expect(await problemOf(world.anyone.delete(path))).toBe('401 not-signed-in');
    const answer = await world.app.inject({
      ...{ method: 'DELETE', url: `/api${path}`, headers: rosa.headers },
      payload: { reason: 'Names a student' },
    });
    expect(answer.statusCode).toBe(204);
    expect(await ok(tom.get(path))).toMatchObject({
      removed: { by: 'facilitator', reason: 'Names a student' },
    });
    const audit = await world.deps.db.select().from(auditEntries);
    expect(audit).toContainEqual(
      expect.objectContaining({ action: 'spaces.post-removed', subject: `posts/${post.id}` }),
    );
    for (const act of [
      ana.patch(path, { body: 'Back' }),
      ana.put(`${path}/reactions/helped`),
      ana.post(`/topics/${topic.id}/posts`, { body: 'x', replyTo: post.id }),
    ]) {
      expect(await problemOf(act)).toBe('409 post-removed');
    }
  });

  it('takes the topic along when nothing stands in it', async () => {
    const { ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId);
    await ok(ana.delete(`/posts/${topic.lastPost.id}`));
    expect(await problemOf(ana.get(`/topics/${topic.id}`))).toBe('404 not-found');
    expect(await problemOf(ana.get(`/topics/${topic.id}/posts`))).toBe('404 not-found');
    expect(await problemOf(ana.post(`/topics/${topic.id}/posts`, { body: 'x' }))).toBe(
      '404 not-found',
    );
    const space = await ok(ana.get(`/spaces/${spaceId}`));
    expect(space).toMatchObject({ topicsCount: 0, lastActivityAt: null });
  });
});
