import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '../support/world.ts';
import { ok, openRoom, problemOf, startTopic } from './talk.ts';

describe('saying that a post helped, or was tried', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('counts each person once, however often and however many at once', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId);
    const path = `/posts/${topic.lastPost.id}/reactions`;
    const crowd = await Promise.all(Array.from({ length: 6 }, () => world.person()));
    await Promise.all(crowd.map((person) => ok(person.put(`/spaces/${spaceId}/membership`))));

    await Promise.all([...crowd, ...crowd].map((person) => ok(person.put(`${path}/helped`))));
    await ok(rosa.put(`${path}/tried-it`));

    expect(await ok(ana.get(`/posts/${topic.lastPost.id}`))).toMatchObject({
      reactions: { helped: 6, triedIt: 1 },
      mine: { helped: false, triedIt: false },
    });
    expect(await ok(rosa.get(`/posts/${topic.lastPost.id}`))).toMatchObject({
      mine: { helped: false, triedIt: true },
    });
    await Promise.all(crowd.map((person) => ok(person.delete(`${path}/helped`))));
    await Promise.all(crowd.map((person) => ok(person.delete(`${path}/helped`))));
    expect(await ok(ana.get(`/posts/${topic.lastPost.id}`))).toMatchObject({
      reactions: { helped: 0, triedIt: 1 },
    });
  });

  it('is for members, and for posts they can see', async () => {
    const open = await openRoom(world);
    const topic = await startTopic(open.ana, open.spaceId);
    const path = `/posts/${topic.lastPost.id}/reactions/helped`;
    expect(await problemOf(open.tom.put(path))).toBe('403 not-a-member');
    expect(await problemOf(world.anyone.put(path))).toBe('401 not-signed-in');
    expect((await open.ana.put(`/posts/${topic.lastPost.id}/reactions/loved`)).statusCode).toBe(
      400,
    );
    const hidden = await openRoom(world, { joinPolicy: 'invitation' });
    const secret = await startTopic(hidden.ana, hidden.spaceId);
    const there = `/posts/${secret.lastPost.id}/reactions/helped`;
    expect(await problemOf(hidden.tom.put(there))).toBe('404 not-found');
    expect(await problemOf(hidden.tom.delete(there))).toBe('404 not-found');
  });
});
