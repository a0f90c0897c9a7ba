import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blocks } from '../../src/people/index.ts';
import { openWorld, type World } from '../support/world.ts';
import { letIn, ok, openRoom, problemOf, reply, startTopic } from './talk.ts';

type Members = {
  items: { person: { id: string }; status: string; role: string | null }[];
  next: string | null;
};

describe('being in a space', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('is one membership, when one person joins twelve times at once', async () => {
    const { tom, spaceId } = await openRoom(world);
    const joins = Array.from({ length: 12 }, () => tom.put(`/spaces/${spaceId}/membership`));
    const answers = (await Promise.all(joins)).map((answer) => answer.json());
    expect(answers).toEqual(answers.map(() => expect.objectContaining({ status: 'member' })));
    expect(await ok(tom.get(`/spaces/${spaceId}`))).toMatchObject({ membersCount: 3 });
  });

  it('waits for a facilitator where people join by request', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { joinPolicy: 'request' });
    const asked = await ok(tom.put(`/spaces/${spaceId}/membership`));
    expect(asked).toMatchObject({ status: 'asked', role: null });
    expect(await problemOf(tom.post(`/spaces/${spaceId}/topics`, { title: 'x', body: 'x' }))).toBe(
      '404 not-found',
    );
    const waiting = await ok<Members>(rosa.get(`/spaces/${spaceId}/members?status=asked`));
    expect(waiting.items).toMatchObject([{ person: { id: tom.id }, status: 'asked', role: null }]);
    expect(await problemOf(ana.get(`/spaces/${spaceId}/members?status=asked`))).toBe(
      '403 forbidden',
    );

    await ok(rosa.put(`/spaces/${spaceId}/members/${tom.id}`, {}));

    expect(await ok(tom.get(`/spaces/${spaceId}`))).toMatchObject({
      membersCount: 3,
      mine: { status: 'member', role: 'member', mayPost: true },
    });
  });

  it('lets a facilitator decline a request, and a person take it back', async () => {
    const { rosa, tom, spaceId } = await openRoom(world, { joinPolicy: 'request' });
    for (const end of [
      () => rosa.delete(`/spaces/${spaceId}/members/${tom.id}`),
      () => tom.delete(`/spaces/${spaceId}/membership`),
    ]) {
      await ok(tom.put(`/spaces/${spaceId}/membership`));
      expect(await ok(end())).toMatchObject({ personId: tom.id, status: 'none' });
      expect(await ok(tom.get(`/spaces/${spaceId}`))).toMatchObject({ mine: { status: 'none' } });
    }
  });

  it('begins with an invitation where people join by invitation', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { joinPolicy: 'invitation' });
    expect(await problemOf(tom.put(`/spaces/${spaceId}/membership`))).toBe('404 not-found');
    expect(await problemOf(ana.put(`/spaces/${spaceId}/members/${tom.id}`, {}))).toBe(
      '403 forbidden',
    );
    const topic = await startTopic(ana, spaceId);
    await ok(rosa.put(`/spaces/${spaceId}/members/${tom.id}`, {}));
    expect(await ok(tom.get(`/spaces/${spaceId}`))).toMatchObject({
      mine: { status: 'invited', mayRead: false },
    });
    expect(await problemOf(tom.get(`/topics/${topic.id}`))).toBe('404 not-found');

    await ok(tom.put(`/spaces/${spaceId}/membership`));

    await ok(tom.get(`/topics/${topic.id}`));
  });

  it('waits with open spaces until it is known who someone is, unless a facilitator lets them in', async () => {
    const { rosa, spaceId } = await openRoom(world);
    const newcomer = await world.person({ verification: 'none', verifiedAt: null });
    await ok(newcomer.get(`/spaces/${spaceId}/topics`));
    expect(await problemOf(newcomer.put(`/spaces/${spaceId}/membership`))).toBe('403 not-verified');
    await letIn(rosa, newcomer, spaceId);
    const topic = await startTopic(newcomer, spaceId);
    await ok(newcomer.get(`/topics/${topic.id}`));
  });

  it('ends at once when someone is taken out', async () => {
    const { rosa, ana, spaceId } = await openRoom(world, { joinPolicy: 'invitation' });
    const topic = await startTopic(ana, spaceId);
    await ok(rosa.delete(`/spaces/${spaceId}/members/${ana.id}`));
    for (const path of [`/spaces/${spaceId}`, `/topics/${topic.id}`, `/topics/${topic.id}/posts`]) {
      expect(await problemOf(ana.get(path))).toBe('404 not-found');
    }
    const mine = await ok<Members>(ana.get('/spaces?membership=mine'));
    expect(mine.items).toEqual([]);
  });

  it('leaves no count behind of what the others go on saying', async () => {
    const { rosa, ana, spaceId } = await openRoom(world, { joinPolicy: 'request' });
    const topic = await startTopic(ana, spaceId);
    const unread = async () => {
      const space = await ok<{ mine: { unreadTopics: number } }>(ana.get(`/spaces/${spaceId}`));
      return space.mine.unreadTopics;
    };
    await reply(rosa, topic.id);
    expect(await unread()).toBe(1);
    await ok(rosa.delete(`/spaces/${spaceId}/members/${ana.id}`));
    expect(await unread()).toBe(0);
  });

  it('always leaves a facilitator, also when two give up the role at once', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    await ok(tom.put(`/spaces/${spaceId}/membership`));
    const lastOne = '409 last-facilitator';
    expect(await problemOf(rosa.delete(`/spaces/${spaceId}/membership`))).toBe(lastOne);
    const demotion = rosa.put(`/spaces/${spaceId}/members/${rosa.id}`, { role: 'member' });
    expect(await problemOf(demotion)).toBe(lastOne);
    await ok(rosa.put(`/spaces/${spaceId}/members/${ana.id}`, { role: 'facilitator' }));

    const answers = await Promise.all([
      rosa.delete(`/spaces/${spaceId}/membership`),
      ana.delete(`/spaces/${spaceId}/membership`),
    ]);

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it('is listed for those who may read the space', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    const first = await ok<Members>(tom.get(`/spaces/${spaceId}/members?limit=1`));
    const second = await ok<Members>(
      tom.get(`/spaces/${spaceId}/members?limit=1&cursor=${first.next}`),
    );
    expect([...first.items, ...second.items]).toMatchObject([
      { person: { id: rosa.id, name: 'Rosa Delgado' }, role: 'facilitator' },
      { person: { id: ana.id }, role: 'member' },
    ]);
    const closed = await openRoom(world, { joinPolicy: 'request' });
    expect(await problemOf(tom.get(`/spaces/${closed.spaceId}/members`))).toBe('403 not-a-member');
    expect(await problemOf(world.anyone.get(`/spaces/${spaceId}/members`))).toBe(
      '401 not-signed-in',
    );
  });

  it('invites nobody who has a block with who invites, and nobody who is not there', async () => {
    const { rosa, tom, spaceId } = await openRoom(world);
    const block = { personId: tom.id, blockedId: rosa.id, createdAt: world.clock.now };
    await world.deps.db.insert(blocks).values(block);
    for (const id of [tom.id, '01900000-0000-7000-8000-000000000000']) {
      const invited = rosa.put(`/spaces/${spaceId}/members/${id}`, {});
      expect(await problemOf(invited)).toBe('404 not-found');
    }
  });

  it('cannot be given by someone to themselves', async () => {
    const { tom, ana, spaceId } = await openRoom(world, { joinPolicy: 'invitation' });
    const asFacilitator = { role: 'facilitator' };
    expect(await problemOf(tom.put(`/spaces/${spaceId}/members/${tom.id}`, asFacilitator))).toBe(
      '404 not-found',
    );
    expect(await problemOf(ana.put(`/spaces/${spaceId}/members/${ana.id}`, asFacilitator))).toBe(
      '403 forbidden',
    );
    expect(await problemOf(ana.delete(`/spaces/${spaceId}/members/${tom.id}`))).toBe(
      '403 forbidden',
    );
  });
});
