import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '../../src/platform/ids.ts';
import { find, settle } from '../search/find.ts';
import { eventually } from '../support/eventually.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { openLiveDoor } from './live-talk.ts';
import { letIn, ok, openRoom, problemOf, reply, startSpace, startTopic } from './talk.ts';
import { findFaults } from './whole.ts';

type Posts = { items: { id: string; body: string }[] };

describe('two topics that become one', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  const tick = () => {
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
  };
  const merge = (person: TestPerson, topicId: string, intoId: string) =>
    person.put(`/topics/${topicId}/merged-into`, { topicId: intoId });
  const bodies = async (person: TestPerson, topicId: string) =>
    (await ok<Posts>(person.get(`/topics/${topicId}/posts`))).items.map(({ body }) => body);

  /** Two topics in which people write in turn: the older by Ana, the other by Rosa. */
  async function openTwo(wish = {}) {
    const room = await openRoom(world, wish);
    const { rosa, ana, spaceId } = room;
    const older = await startTopic(ana, spaceId, { title: 'Okapiduty', body: 'a1' });
    tick();
    const newer = await startTopic(rosa, spaceId, { title: 'Bus duty', body: 'b1' });
    const said = [];
    for (const words of ['a2', 'b2', 'a3', 'b3']) {
      tick();
      said.push(await reply(ana, words.startsWith('a') ? older.id : newer.id, words));
    }
    return { ...room, olderId: older.id, newerId: newer.id, ids: said.map(({ id }) => id) };
  }

  it('have all posts by time; permalinks lead to them, and the old address leads on', async () => {
    const { rosa, ana, spaceId, olderId, newerId, ids } = await openTwo();

    const merged = await ok(merge(rosa, olderId, newerId));

    expect(merged).toMatchObject({
      ...{ id: newerId, title: 'Bus duty', author: { id: ana.id }, postsCount: 6, lastPosition: 6 },
      lastPost: { excerpt: 'b3' },
    });
    expect(await bodies(ana, newerId)).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'b3']);
    expect(await ok(ana.get(`/posts/${ids[2]}`))).toMatchObject({ topicId: newerId, position: 5 });
    for (const path of ['', '/posts']) {
      const old = await ana.get(`/topics/${olderId}${path}`);
      expect([old.statusCode, old.json().topicId]).toEqual([410, newerId]);
    }
    expect(await ok(ana.get(`/spaces/${spaceId}`))).toMatchObject({ topicsCount: 1 });
    expect(await ok(merge(rosa, olderId, newerId))).toMatchObject({ id: newerId, postsCount: 6 });
    expect(await findFaults(world)).toEqual([]);
  });

  it('lead on from all that were put together before, and only for who reads there', async () => {
    const { rosa, ana, tom, spaceId, olderId, newerId } = await openTwo();
    const last = await startTopic(rosa, spaceId);
    await ok(merge(rosa, olderId, newerId));
    await ok(merge(rosa, newerId, last.id));
    const old = await ana.get(`/topics/${olderId}`);
    expect(old.json()).toMatchObject({ status: 410, topicId: last.id });
    const { id: hidden } = await startSpace(rosa, { joinPolicy: 'invitation' });
    await ok(rosa.put(`/topics/${last.id}/space`, { spaceId: hidden }));
    for (const outsider of [ana, tom]) {
      expect(await problemOf(outsider.get(`/topics/${olderId}`))).toBe('404 not-found');
    }
  });

  it('count nothing as read that was not', async () => {
    const { rosa, ana, tom, spaceId, olderId, newerId } = await openTwo();
    await letIn(rosa, tom, spaceId);
    await ok(tom.put(`/topics/${olderId}/read`, { position: 2 }));
    await ok(tom.put(`/topics/${newerId}/read`, { position: 2 }));
    await ok(tom.put(`/topics/${olderId}/level`, { level: 'watching' }));
    await ok(merge(rosa, olderId, newerId));
    expect(await ok(tom.get(`/topics/${newerId}`))).toMatchObject({
      mine: { readPosition: 4, unread: 2, level: 'watching' },
    });
    expect(await ok(ana.get(`/topics/${newerId}`))).toMatchObject({ mine: { readPosition: 1 } });
  });

  it('are found by the title that stayed, and not by the other', async () => {
    const { rosa, ana, spaceId, olderId, newerId } = await openTwo();
    const here = { in: spaceId };
    await settle(world);
    expect((await find(ana, 'okapiduty', here)).items).toHaveLength(1);
    await ok(merge(rosa, olderId, newerId));
    await settle(world);
    const { rows } = await world.pool.query(
      "select 1 from search_entries where vector @@ 'okapiduty' and space_id = $1",
      [spaceId],
    );
    expect(rows).toEqual([]);
    expect((await find(ana, 'a2', here)).items).toMatchObject([{ topic: { id: newerId } }]);
  });

  it('stand in one space, are kept in order by who asks, and the one that stays is open', async () => {
    const { rosa, ana, tom, olderId, newerId } = await openTwo();
    const other = await openTwo({ joinPolicy: 'invitation' });
    expect(await problemOf(merge(ana, olderId, newerId))).toBe('403 forbidden');
    expect(await problemOf(merge(tom, other.olderId, other.newerId))).toBe('404 not-found');
    expect(await problemOf(merge(world.anyone as TestPerson, olderId, newerId))).toBe(
      '401 not-signed-in',
    );
    expect(await problemOf(merge(rosa, olderId, olderId))).toBe('400 invalid-input');
    expect(await problemOf(merge(rosa, olderId, newId()))).toBe('404 not-found');
    expect(await problemOf(merge(rosa, newId(), newerId))).toBe('404 not-found');
    const elsewhere = await startTopic(rosa, (await startSpace(rosa)).id);
    expect(await problemOf(merge(rosa, olderId, elsewhere.id))).toBe('409 not-in-one-space');
    await ok(rosa.patch(`/topics/${newerId}`, { locked: true }));
    expect(await problemOf(merge(rosa, olderId, newerId))).toBe('409 topic-locked');
  });

  it('are neither of them anonymous, nor one with a protocol, which are not taken apart either', async () => {
    const { rosa, ana, spaceId, olderId } = await openTwo({ kind: 'circle' });
    const asked = await startTopic(ana, spaceId, { kind: 'question', anonymous: true });
    const answer = await reply(rosa, asked.id);
    const stays = '409 topic-stays';
    expect(await problemOf(merge(rosa, olderId, asked.id))).toBe(stays);
    expect(await problemOf(merge(rosa, asked.id, olderId))).toBe(stays);
    const apart = { title: 'Apart', postIds: [answer.id] };
    expect(await problemOf(rosa.post(`/topics/${asked.id}/splits`, apart))).toBe(stays);
    await world.pool.query("update topics set kind = 'consultancy' where id = $1", [olderId]);
    const other = await startTopic(rosa, spaceId);
    expect(await problemOf(merge(rosa, olderId, other.id))).toBe(stays);
  });

  it('lose nothing that is written to either at the same moment', async () => {
    const { rosa, ana, olderId, newerId } = await openTwo();
    const merging = merge(rosa, olderId, newerId);
    const writing = Array.from({ length: 12 }, async (_, at) => {
      const codes = [];
      for (const id of [olderId, newerId, olderId]) {
        const { statusCode } = await ana.post(`/topics/${id}/posts`, { body: `Said ${at}` });
        codes.push(statusCode);
      }
      return codes;
    });
    const written = (await Promise.all(writing)).flat();
    expect((await merging).statusCode).toBe(200);
    expect(written).toEqual(Array(36).fill(201));
    expect(await ok(ana.get(`/topics/${newerId}`))).toMatchObject({ postsCount: 42 });
    expect(await findFaults(world)).toEqual([]);
  });

  it('take a reply to the old one, for who had not seen it go', async () => {
    const { rosa, ana, olderId, newerId, ids } = await openTwo();
    await ok(merge(rosa, olderId, newerId));
    const answer = await reply(ana, olderId, 'Late', { replyTo: ids[0] });
    expect(answer).toMatchObject({ topicId: newerId, position: 7, replyTo: ids[0] });
  });

  it('tell both pages to look again, and close the one that is gone', async () => {
    const door = await openLiveDoor(world);
    const { rosa, ana, olderId, newerId } = await openTwo();
    const socket = await door.connect(ana);
    for (const id of [olderId, newerId]) await socket.join(`topics/${id}`);
    await ok(merge(rosa, olderId, newerId));
    await eventually(() => {
      const types = socket.events(`topics/${newerId}`).map(({ type }) => type);
      expect(types).toContain('spaces.topics-merged');
      expect(socket.frames).toContainEqual(
        expect.objectContaining({ op: 'left', subject: `topics/${olderId}` }),
      );
    });
    await socket.close();
    await door.close();
  });

  it('add up, whatever is taken apart and put together, and whoever takes back what', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const act = fc.record({
      kind: fc.constantFrom('start', 'reply', 'remove', 'split', 'merge'),
      a: fc.nat(),
      b: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 20 }), async (acts) => {
        for (const { kind, a, b } of acts) {
          tick();
          const { items } = await ok<{ items: { id: string }[] }>(
            rosa.get(`/spaces/${spaceId}/topics`),
          );
          const [one, two] = [items[a % items.length], items[b % items.length]];
          if (kind === 'start' || !one || !two) {
            await startTopic(ana, spaceId);
            continue;
          }
          const { items: posts } = await ok<Posts>(rosa.get(`/topics/${one.id}/posts`));
          const post = posts[b % posts.length];
          if (kind === 'reply') await reply(ana, one.id, 'Said');
          if (kind === 'merge') await merge(rosa, one.id, two.id);
          if (kind === 'remove') await rosa.delete(`/posts/${post?.id}`);
          if (kind === 'split') {
            await rosa.post(`/topics/${one.id}/splits`, { title: 'Apart', postIds: [post?.id] });
          }
        }
        expect(await findFaults(world)).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });
});
