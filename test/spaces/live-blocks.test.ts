import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blocks } from '../../src/people/index.ts';
import { outbox } from '../../src/platform/events.ts';
import { eventually } from '../support/eventually.ts';
import type { TestSocket } from '../support/socket.ts';
import { openWorld, type World } from '../support/world.ts';
import { openLiveDoor } from './live-talk.ts';
import { letIn, ok, openRoom, reply, startTopic } from './talk.ts';

describe('live, across a block', () => {
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

  /** Where the newest event of that type brought the view to this socket. */
  const shown = (socket: TestSocket, type: string) =>
    [...new Set(socket.events().map(({ subject }) => subject))].flatMap((subject = '') => {
      const newest = socket.events(subject).findLast((event) => event.type === `spaces.${type}`);
      return newest?.data ? [subject.split('/')[0]] : [];
    });

  /** Nothing that happened before is still on its way. */
  const allTold = () =>
    eventually(async () => {
      const rows = await world.deps.db.select().from(outbox);
      expect(rows.filter(({ relayRound }) => relayRound === null)).toEqual([]);
    });

  it('tells that something happened, and brings no words of either to the other', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    await letIn(rosa, tom, spaceId);
    const block = { personId: tom.id, blockedId: ana.id, createdAt: world.clock.now };
    await world.deps.db.insert(blocks).values(block);
    const topic = await startTopic(rosa, spaceId);
    await allTold();
    const [atRosa, atTom] = await Promise.all([door.connect(rosa), door.connect(tom)]);
    for (const socket of [atRosa, atTom]) {
      await socket.join(`spaces/${spaceId}`);
      await socket.join(`topics/${topic.id}`);
    }
    let events = 0;
    let postId = '';
    const write = async () => {
      postId = (await reply(ana, topic.id)).id;
    };
    const both = ['spaces', 'topics'];
    /** What is done, how many events the two subjects have of it, and where it is shown: to Rosa, and to Tom. */
    const steps: [string, () => Promise<unknown>, number, string[], string[]][] = [
      ['post-written', write, 2, both, []],
      ['post-edited', () => ok(ana.patch(`/posts/${postId}`, { body: 'New' })), 2, both, []],
      [
        'reaction-changed',
        () => ok(rosa.put(`/posts/${postId}/reactions/helped`)),
        1,
        ['topics'],
        [],
      ],
      ['topic-changed', () => ok(rosa.patch(`/topics/${topic.id}`, { pinned: true })), 2, both, []],
      ['post-removed', () => ok(rosa.delete(`/posts/${postId}`)), 2, both, ['spaces']],
      ['post-written', () => reply(rosa, topic.id), 2, both, both],
    ];
    for (const [type, act, count, toRosa, toTom] of steps) {
      await act();
      events += count;
      await eventually(() => {
        expect([atRosa, atTom].map((socket) => socket.events().length)).toEqual([events, events]);
      });
      const seen = [atRosa, atTom].map((socket) => shown(socket, type).sort());
      expect([type, ...seen]).toEqual([type, toRosa, toTom]);
    }

    const theirs = await startTopic(ana, spaceId);
    await reply(rosa, theirs.id);
    await eventually(() => {
      expect(atTom.events(`spaces/${spaceId}`).at(-1)?.type).toBe('spaces.post-written');
      expect(atTom.events().length).toBe(events + 3);
    });
    expect(shown(atTom, 'post-written')).toEqual(['topics']);
    await Promise.all([atRosa.close(), atTom.close()]);
  });

  it('tells a busy moment in order to everyone, and across a block without the words', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    await letIn(rosa, tom, spaceId);
    const block = { personId: tom.id, blockedId: ana.id, createdAt: world.clock.now };
    await world.deps.db.insert(blocks).values(block);
    const topic = await startTopic(rosa, spaceId);
    await allTold();
    const [atRosa, atTom] = await Promise.all([door.connect(rosa), door.connect(tom)]);
    const subject = `topics/${topic.id}`;
    for (const socket of [atRosa, atTom]) await socket.join(subject);
    const first = atRosa.events(subject).length;
    const writers = Array.from({ length: 24 }, (_, index) => (index % 2 === 0 ? ana : rosa));
    const posts = await Promise.all(writers.map((writer) => reply(writer, topic.id)));
    await eventually(() => {
      for (const socket of [atRosa, atTom]) {
        expect(socket.events(subject)).toHaveLength(first + posts.length);
      }
    });
    const byRosa = posts.filter((_, index) => writers[index] === rosa).map(({ id }) => id);
    const numbers = atRosa.events(subject).map(({ sequence }) => sequence);
    expect(numbers).toEqual(numbers.map((_, index) => Number(numbers[0]) + index));
    expect(atTom.events(subject).map(({ sequence }) => sequence)).toEqual(numbers);
    const worded = (socket: TestSocket) =>
      socket.events(subject).flatMap(({ data }) => (data ? (data as { id: string }).id : []));
    expect(worded(atRosa).sort()).toEqual(posts.map(({ id }) => id).sort());
    expect(worded(atTom).sort()).toEqual(byRosa.sort());
    await Promise.all([atRosa.close(), atTom.close()]);
  });
});
