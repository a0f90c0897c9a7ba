import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '../support/world.ts';
import { ok, openRoom, problemOf, reply, startTopic } from './talk.ts';

type List = { items: { id: string; title: string; pinned: boolean }[]; next: string | null };

describe('the topics of a space', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  const tick = () => {
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
  };

  it('stand pinned first, then the liveliest', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const made = [];
    for (const title of ['One', 'Two', 'Three']) {
      tick();
      made.push(await startTopic(ana, spaceId, { title }));
    }
    tick();
    await reply(rosa, made[0]?.id ?? '', 'Up again');
    await ok(rosa.patch(`/topics/${made[1]?.id}`, { pinned: true }));

    const { items } = await ok<List>(ana.get(`/spaces/${spaceId}/topics`));

    expect(items).toMatchObject([
      { title: 'Two', pinned: true },
      {
        ...{ title: 'One', postsCount: 2, lastPosition: 2 },
        lastPost: { excerpt: 'Up again', author: { id: rosa.id, name: 'Rosa Delgado' } },
        author: { id: ana.id },
        mine: { readPosition: 1, unread: 1 },
      },
      { title: 'Three' },
    ]);
    expect(await ok(ana.get(`/spaces/${spaceId}`))).toMatchObject({
      topicsCount: 3,
      lastActivityAt: world.clock.now.toISOString(),
    });
  });

  it('are filtered into new, unread, mine and unanswered', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    tick();
    const untouched = await startTopic(rosa, spaceId, { title: 'Untouched' });
    const question = await startTopic(rosa, spaceId, { title: 'Question', kind: 'question' });
    const opened = await startTopic(rosa, spaceId, { title: 'Opened' });
    const own = await startTopic(ana, spaceId, { title: 'Own' });
    await ok(ana.put(`/topics/${opened.id}/read`, { position: 1 }));
    await ok(ana.put(`/topics/${question.id}/read`, { position: 1 }));
    await reply(rosa, opened.id);
    await reply(ana, question.id);
    const titles = async (filter: string) => {
      const { items } = await ok<List>(ana.get(`/spaces/${spaceId}/topics?filter=${filter}`));
      return items.map(({ id }) => id).sort();
    };

    expect(await titles('new')).toEqual([untouched.id]);
    expect(await titles('unread')).toEqual([opened.id]);
    expect(await titles('mine')).toEqual([question.id, own.id].sort());
    expect(await titles('unanswered')).toEqual([untouched.id, question.id, own.id].sort());
    expect(await titles('all')).toHaveLength(4);
  });

  it('are renamed by who started them; pinned and closed by a facilitator', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    await ok(tom.put(`/spaces/${spaceId}/membership`));
    const topic = await startTopic(ana, spaceId);
    const path = `/topics/${topic.id}`;
    expect(await ok(ana.patch(path, { title: 'Better' }))).toMatchObject({ title: 'Better' });
    expect(await problemOf(ana.patch(path, { pinned: true }))).toBe('403 forbidden');
    expect(await problemOf(ana.patch(path, { title: 'x', locked: true }))).toBe('403 forbidden');
    expect(await problemOf(tom.patch(path, { title: 'Worse' }))).toBe('403 forbidden');
    expect(await ok(rosa.patch(path, { locked: true, pinned: true }))).toMatchObject({
      pinned: true,
      lockedAt: world.clock.now.toISOString(),
    });
    expect(await problemOf(ana.patch(path, { title: 'Again' }))).toBe('409 topic-locked');
    const stale = rosa.patch(path, { title: 'x' }, { 'if-match': '"1"' });
    expect(await problemOf(stale)).toBe('412 changed-meanwhile');
  });

  it('are seen by who may read the space, and are started by its members', async () => {
    const open = await openRoom(world);
    const topic = await startTopic(open.ana, open.spaceId);
    expect(await ok(open.tom.get(`/topics/${topic.id}`))).toMatchObject({
      mine: { mayPost: false, mayEdit: false, mayFacilitate: false },
    });
    const wish = { title: 'x', body: 'x' };
    expect(await problemOf(open.tom.post(`/spaces/${open.spaceId}/topics`, wish))).toBe(
      '403 not-a-member',
    );
    const hidden = await openRoom(world, { joinPolicy: 'invitation' });
    const secret = await startTopic(hidden.ana, hidden.spaceId);
    expect(await problemOf(open.tom.get(`/topics/${secret.id}`))).toBe('404 not-found');
    expect(await problemOf(open.tom.patch(`/topics/${secret.id}`, { title: 'x' }))).toBe(
      '404 not-found',
    );
    expect(await problemOf(open.tom.get(`/spaces/${hidden.spaceId}/topics`))).toBe('404 not-found');
    expect(await problemOf(open.tom.post(`/spaces/${hidden.spaceId}/topics`, wish))).toBe(
      '404 not-found',
    );
    expect(await problemOf(world.anyone.get(`/topics/${topic.id}`))).toBe('401 not-signed-in');
  });

  it('are kept in order by staff in what staff can read, and nowhere else', async () => {
    const moderator = await world.person({ staffRole: 'moderator' });
    const open = await openRoom(world);
    const topic = await startTopic(open.ana, open.spaceId);
    await ok(moderator.patch(`/topics/${topic.id}`, { locked: true }));
    const hidden = await openRoom(world, { joinPolicy: 'invitation' });
    const secret = await startTopic(hidden.ana, hidden.spaceId);
    for (const path of [`/topics/${secret.id}`, `/spaces/${hidden.spaceId}`]) {
      expect(await problemOf(moderator.get(path))).toBe('404 not-found');
    }
    expect(await problemOf(moderator.patch(`/topics/${secret.id}`, { locked: true }))).toBe(
      '404 not-found',
    );
    expect(await problemOf(moderator.delete(`/posts/${secret.lastPost.id}`))).toBe('404 not-found');
  });

  it.each(['check-in', 'consultancy'])(
    'begin no %s here, for it takes more than a text',
    async (kind) => {
      const { ana, spaceId } = await openRoom(world);
      const refused = ana.post(`/spaces/${spaceId}/topics`, { title: 'x', body: 'x', kind });
      expect(await problemOf(refused)).toBe('409 kind-not-offered');
    },
  );
});
