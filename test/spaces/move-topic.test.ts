import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeNotifications } from '../../src/notifications/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { find, settle } from '../search/find.ts';
import { eventually } from '../support/eventually.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { openLiveDoor } from './live-talk.ts';
import { letIn, ok, openRoom, problemOf, reply, startSpace, startTopic } from './talk.ts';
import { findFaults } from './whole.ts';

type Space = { topicsCount: number; mine: { unreadTopics: number } };

describe('a topic that moves to another space', () => {
  let world: World;
  let door: Awaited<ReturnType<typeof openLiveDoor>>;
  beforeAll(async () => {
    world = await openWorld();
    door = await openLiveDoor(world);
  });
  afterAll(async () => {
    await door.close();
    await world.close();
  });

  const mention = ({ name, id }: TestPerson) => `@[${name}](${id})`;
  const move = (person: TestPerson, topicId: string, spaceId: string) =>
    person.put(`/topics/${topicId}/space`, { spaceId });

  /** A topic in an open space, and another space of its facilitator that takes people by invitation alone. */
  async function openTwo(wish = {}) {
    const room = await openRoom(world);
    const { rosa, ana } = room;
    const { id: otherId } = await startSpace(rosa, { joinPolicy: 'invitation', ...wish });
    const topic = await startTopic(ana, room.spaceId, {
      title: 'Recess duty',
      body: 'quetzalwords',
    });
    return { ...room, otherId, topicId: topic.id };
  }
  const spaceOf = (person: TestPerson, spaceId: string) =>
    ok<Space>(person.get(`/spaces/${spaceId}`));

  it('is there for who reads its new space and for nobody else, and both spaces count it right', async () => {
    const { rosa, ana, tom, spaceId, otherId, topicId } = await openTwo();
    const luz = await world.person();
    await letIn(rosa, luz, otherId);
    await ok(rosa.patch(`/topics/${topicId}`, { pinned: true }));

    expect(await ok(move(rosa, topicId, otherId))).toMatchObject({
      spaceId: otherId,
      pinned: false,
    });

    for (const outsider of [ana, tom]) {
      for (const path of ['', '/posts', '/brief']) {
        expect(await problemOf(outsider.get(`/topics/${topicId}${path}`))).toBe('404 not-found');
      }
    }
    expect(await ok(luz.get(`/topics/${topicId}`))).toMatchObject({ title: 'Recess duty' });
    expect(await spaceOf(rosa, spaceId)).toMatchObject({
      topicsCount: 0,
      mine: { unreadTopics: 0 },
    });
    expect(await spaceOf(luz, otherId)).toMatchObject({
      topicsCount: 1,
      mine: { unreadTopics: 1 },
    });
    expect(await ok(ana.get(`/spaces/${spaceId}/topics`))).toMatchObject({ items: [] });
    expect(await findFaults(world)).toEqual([]);
  });

  it('asks nobody and keeps no level of anyone who does not read it there', async () => {
    const { rosa, ana, tom, otherId, topicId } = await openTwo();
    await letIn(rosa, tom, otherId);
    const asking = await reply(rosa, topicId, `${mention(ana)} and ${mention(tom)}?`);
    for (const person of [ana, tom]) {
      await ok(person.put(`/topics/${topicId}/level`, { level: 'tracking' }));
    }
    const event = { spaceId: otherId, topicId, postId: asking.id, personId: rosa.id };
    const happening = { id: newId(), type: 'spaces.post-written', time: world.clock.now };
    await makeNotifications(world.deps, [
      { ...happening, data: { ...event, askedIds: [ana.id, tom.id] } },
    ]);
    expect(await ok(ana.get('/me/notifications/count'))).toEqual({ unread: 1 });

    await ok(move(rosa, topicId, otherId));

    const kept = async (table: string) => {
      const { rows } = await world.pool.query(
        `select person_id from ${table} where person_id = any($1)`,
        [[ana.id, tom.id]],
      );
      return rows.map(({ person_id: id }) => id);
    };
    expect(await kept('mentions')).toEqual([tom.id]);
    expect(await kept('topic_levels')).toEqual([tom.id]);
    expect(await ok(ana.get('/me/notifications/count'))).toEqual({ unread: 0 });
    expect(await ok(ana.get('/me/notifications'))).toMatchObject({ items: [] });
    expect(await ok(ana.get('/me/home'))).toMatchObject({ needsYou: [] });
    expect(await ok(tom.get('/me/notifications/count'))).toEqual({ unread: 1 });
  });

  it('is found by the search of who reads it there alone', async () => {
    const { rosa, ana, spaceId, otherId, topicId } = await openTwo();
    await settle(world);
    expect((await find(ana, 'quetzalwords')).items).toHaveLength(1);
    await ok(move(rosa, topicId, otherId));
    expect((await find(ana, 'quetzalwords')).items).toEqual([]);
    await settle(world);
    const { rows } = await world.pool.query(
      "select distinct space_id, scope from search_entries where vector @@ 'quetzalwords' and space_id = any($1)",
      [[spaceId, otherId]],
    );
    expect(rows).toEqual([{ space_id: otherId, scope: otherId }]);
  });

  it('closes what they had joined who may not read it any more, and tells them nothing since', async () => {
    const { rosa, ana, spaceId, otherId, topicId } = await openTwo();
    const [anas, rosas] = [await door.connect(ana), await door.connect(rosa)];
    for (const socket of [anas, rosas]) {
      await socket.join(`topics/${topicId}`);
      await socket.join(`spaces/${spaceId}`);
    }
    await ok(move(rosa, topicId, otherId));
    await ok(rosa.patch(`/topics/${topicId}`, { title: 'Said in private' }));
    await reply(rosa, topicId, 'Nobody else hears this');
    await eventually(() => {
      expect(anas.frames).toContainEqual(
        expect.objectContaining({ op: 'left', subject: `topics/${topicId}` }),
      );
      const told = rosas.events(`topics/${topicId}`).map(({ type }) => type);
      expect(told).toContain('spaces.post-written');
    });
    await eventually(() => {
      const told = anas.events(`spaces/${spaceId}`).map(({ type }) => type);
      expect(told).toContain('spaces.topic-moved');
    });

    // Resumed from the beginning, what was told before brings no words of now.
    const again = await door.connect(ana);
    await again.join(`spaces/${spaceId}`, 0);
    await eventually(() => {
      const told = again.events(`spaces/${spaceId}`).map(({ type }) => type);
      expect(told).toContain('spaces.topic-moved');
    });
    for (const socket of [anas, again]) {
      expect(JSON.stringify(socket.frames)).not.toMatch(/Said in private|Nobody else hears/);
    }
    expect(again.events(`spaces/${spaceId}`).filter(({ data }) => data)).toEqual([]);
    await Promise.all([anas, rosas, again].map((socket) => socket.close()));
  });

  it('is moved by who keeps order in it to where they may start topics', async () => {
    const { rosa, ana, tom, spaceId, otherId, topicId } = await openTwo();
    const moderator = await world.person({ staffRole: 'moderator' });
    expect(await problemOf(move(ana, topicId, otherId))).toBe('403 forbidden');
    expect(await problemOf(move(tom, topicId, otherId))).toBe('403 forbidden');
    expect(await problemOf(move(moderator, topicId, otherId))).toBe('404 not-found');
    const elsewhere = await startSpace(tom);
    expect(await problemOf(move(rosa, topicId, elsewhere.id))).toBe('403 not-a-member');
    expect(await problemOf(move(rosa, newId(), otherId))).toBe('404 not-found');
    expect(await problemOf(move(rosa, topicId, newId()))).toBe('404 not-found');
    await ok(rosa.patch(`/spaces/${otherId}`, { archived: true }));
    expect(await problemOf(move(rosa, topicId, otherId))).toBe('409 space-archived');
    expect(await ok(move(rosa, topicId, spaceId))).toMatchObject({ spaceId });
    const path = `/topics/${topicId}/space`;
    expect(await problemOf(world.anyone.put(path, { spaceId }))).toBe('401 not-signed-in');
  });

  it('never leaves a circle or comes into one, nor a conversation', async () => {
    const { rosa, topicId, otherId } = await openTwo({ kind: 'circle' });
    expect(await problemOf(move(rosa, topicId, otherId))).toBe('409 topic-stays');
    const secret = await startTopic(rosa, otherId);
    const open = await startSpace(rosa);
    expect(await problemOf(move(rosa, secret.id, open.id))).toBe('409 topic-stays');
    await world.pool.query("update spaces set kind = 'conversation' where id = $1", [open.id]);
    expect(await problemOf(move(rosa, topicId, open.id))).toBe('409 topic-stays');
  });

  it('takes along what is being written at the same moment, and loses nothing', async () => {
    const { rosa, spaceId, otherId, topicId } = await openTwo();
    const crowd = await Promise.all(Array.from({ length: 12 }, () => world.person()));
    for (const person of crowd) {
      await letIn(rosa, person, otherId);
      await letIn(rosa, person, spaceId);
    }
    const writing = crowd.map((person, at) =>
      person.post(`/topics/${topicId}/posts`, { body: `Said ${at}` }),
    );
    const [moved, ...written] = await Promise.all([move(rosa, topicId, otherId), ...writing]);
    expect(moved?.statusCode).toBe(200);
    expect(written.map(({ statusCode }) => statusCode)).toEqual(Array(12).fill(201));
    expect(await ok(rosa.get(`/topics/${topicId}`))).toMatchObject({ postsCount: 13 });
    expect(await findFaults(world)).toEqual([]);
  });

  it('leaves both counts right when twelve move topics back and forth', async () => {
    const { rosa, ana, spaceId, otherId } = await openTwo();
    const topics = await Promise.all(
      Array.from({ length: 12 }, (_, at) => startTopic(at % 2 ? ana : rosa, spaceId)),
    );
    for (const to of [otherId, spaceId, otherId]) {
      const moves = topics.map(({ id }) => move(rosa, id, to));
      for (const answer of await Promise.all(moves)) expect(answer.statusCode).toBe(200);
    }
    expect(await findFaults(world)).toEqual([]);
  });
});
