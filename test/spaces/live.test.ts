import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blocks } from '../../src/people/index.ts';
import { outbox, subjectHeads } from '../../src/platform/events.ts';
import * as events from '../../src/spaces/events.ts';
import { eventually } from '../support/eventually.ts';
import type { TestSocket } from '../support/socket.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { openLiveDoor } from './live-talk.ts';
import { letIn, ok, openRoom, problemOf, reply, startSpace, startTopic } from './talk.ts';

type Seen = { id: string; mine?: unknown; position?: number };
type Door = Awaited<ReturnType<typeof openLiveDoor>>;

/** What someone's page knows: what it fetched, with what it was told since put into it. */
async function openPage(door: Door, person: TestPerson, spaceId: string, topicId: string) {
  const socket = await door.connect(person);
  const joined = await socket.join(`spaces/${spaceId}`);
  await socket.join(`topics/${topicId}`);
  return { person, socket, joined, told: (subject: string) => fold(socket, subject) };
}

function fold(socket: TestSocket, subject: string): Map<string, Seen> {
  const known = new Map<string, Seen>();
  for (const { data } of socket.events(subject)) if (data) known.set(data.id, data);
  return known;
}

const shared = ({ mine: _, ...view }: Seen) => view;

describe('a space, live', () => {
  let world: World;
  let door: Door;
  beforeAll(async () => {
    world = await openWorld();
    door = await openLiveDoor(world);
  });
  afterAll(async () => {
    await door.close();
    await world.close();
  });

  /** Everything that was written has been told to everyone who joined. */
  async function allTold(socket: TestSocket, subject: string) {
    await eventually(async () => {
      const rows = await world.deps.db.select().from(outbox);
      expect(rows.filter(({ relayRound }) => relayRound === null)).toEqual([]);
      const heads = await world.deps.db.select().from(subjectHeads);
      const head = heads.find((one) => one.subject === subject)?.head ?? 0;
      const last = socket.frames
        .filter((frame) => frame.subject === subject && frame.op !== 'presence')
        .reduce((most, frame) => Math.max(most, frame.sequence ?? 0), 0);
      expect(last).toBe(head);
    });
  }

  it('tells each reader exactly what REST shows, after every action', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId, { kind: 'question' });
    const post = await reply(rosa, topic.id);
    const later = await reply(ana, topic.id);
    const pages = await Promise.all(
      [rosa, ana, tom].map((person) => openPage(door, person, spaceId, topic.id)),
    );
    const tess = await world.person();
    const actions: Record<string, () => Promise<unknown>> = {
      reply: () => reply(ana, topic.id, `Hello @[Rosa](${rosa.id})`, { replyTo: post.id }),
      edit: () => ok(rosa.patch(`/posts/${post.id}`, { body: 'Better' })),
      helped: () => ok(ana.put(`/posts/${post.id}/reactions/helped`)),
      'not helped': () => ok(ana.delete(`/posts/${post.id}/reactions/helped`)),
      rename: () => ok(ana.patch(`/topics/${topic.id}`, { title: 'Other' })),
      pin: () => ok(rosa.patch(`/topics/${topic.id}`, { pinned: true })),
      accept: () => ok(ana.put(`/topics/${topic.id}/answer`, { postId: post.id })),
      read: () => ok(rosa.put(`/topics/${topic.id}/read`, { position: 2 })),
      'read it all': () => ok(ana.put(`/spaces/${spaceId}/read`)),
      'hear less': () => ok(ana.put(`/topics/${topic.id}/level`, { level: 'muted' })),
      remove: () => ok(ana.delete(`/posts/${later.id}`)),
      join: () => ok(tess.put(`/spaces/${spaceId}/membership`)),
      role: () => ok(rosa.put(`/spaces/${spaceId}/members/${tess.id}`, { role: 'facilitator' })),
      leave: () => ok(tess.delete(`/spaces/${spaceId}/membership`)),
      guidelines: () => ok(rosa.patch(`/spaces/${spaceId}`, { guidelines: 'Listen' })),
    };
    for (const [name, act] of Object.entries(actions)) {
      await act();
      for (const { person, socket, told } of pages) {
        await allTold(socket, `topics/${topic.id}`);
        await allTold(socket, `spaces/${spaceId}`);
        const posts = await ok<{ items: Seen[] }>(person.get(`/topics/${topic.id}/posts`));
        const fresh = told(`topics/${topic.id}`);
        for (const one of posts.items) {
          const known = fresh.get(one.id);
          if (known) expect({ name, ...known }).toEqual({ name, ...shared(one) });
          else expect(one.position).toBeLessThanOrEqual(3); // was there before the page was opened
        }
        const topics = await ok<{ items: Seen[] }>(person.get(`/spaces/${spaceId}/topics`));
        const [listed] = topics.items;
        const moved = told(`spaces/${spaceId}`).get(topic.id);
        if (listed && moved && name !== 'helped' && name !== 'not helped') {
          expect({ name, ...moved }).toEqual({ name, ...shared(listed) });
        }
      }
    }
    for (const { socket } of pages) await socket.close();
  });

  it('has an action in these tests for every kind of event', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { joinPolicy: 'request' });
    await ok(tom.put(`/spaces/${spaceId}/membership`));
    await ok(rosa.delete(`/spaces/${spaceId}/members/${ana.id}`));
    const topic = await startTopic(rosa, spaceId);
    await ok(rosa.delete(`/posts/${topic.lastPost.id}`));
    const { id: topicId } = await startTopic(rosa, spaceId);
    const apart = { title: 'Apart', postIds: [(await reply(rosa, topicId)).id] };
    const other = await ok(rosa.post(`/topics/${topicId}/splits`, apart));
    await ok(rosa.put(`/topics/${other.id}/merged-into`, { topicId }));
    const elsewhere = await startSpace(rosa);
    await ok(rosa.put(`/topics/${topicId}/space`, { spaceId: elsewhere.id }));
    await openRoom(world, { kind: 'circle' });
    await ok(rosa.post(`/spaces/${spaceId}/mail-invitations`, { email: 'eve@school.test' }));

    const rows = await world.deps.db.select().from(outbox);

    const kinds = Object.values(events).flatMap((one) => ('type' in one ? [one.type] : []));
    expect(kinds.filter((kind) => !rows.some(({ type }) => type === kind))).toEqual([]);
  });

  it('is not for those who may not read it', async () => {
    const { ana, tom, spaceId } = await openRoom(world, { joinPolicy: 'invitation' });
    const topic = await startTopic(ana, spaceId);
    const socket = await door.connect(tom);
    for (const subject of [`spaces/${spaceId}`, `topics/${topic.id}`, `people/${ana.id}`]) {
      expect(await socket.join(subject)).toMatchObject({ op: 'refused', problem: { status: 404 } });
    }
    await socket.close();
  });

  it('falls silent for a member who is taken out', async () => {
    const { rosa, ana, spaceId } = await openRoom(world, { joinPolicy: 'invitation' });
    const topic = await startTopic(rosa, spaceId);
    const page = await openPage(door, ana, spaceId, topic.id);
    await ok(rosa.delete(`/spaces/${spaceId}/members/${ana.id}`));
    await page.socket.next('left', `topics/${topic.id}`);
    await page.socket.next('left', `spaces/${spaceId}`);
    const heard = page.socket.events().length;

    await reply(rosa, topic.id, `Only for us, @[Ana](${ana.id})`);
    await new Promise((wake) => setTimeout(wake, 600));

    expect(page.socket.events()).toHaveLength(heard);
    expect(await problemOf(ana.get(`/topics/${topic.id}`))).toBe('404 not-found');
    expect(await page.socket.join(`topics/${topic.id}`, 0)).toMatchObject({ op: 'refused' });
    await page.socket.close();
  });

  it('closes for lookers-on when an open space becomes one for invited people', async () => {
    const { rosa, tom, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    const page = await openPage(door, tom, spaceId, topic.id);
    await ok(rosa.patch(`/spaces/${spaceId}`, { joinPolicy: 'invitation' }));
    await page.socket.next('left', `topics/${topic.id}`);
    await page.socket.close();
  });

  it('tells people wherever they are that they were asked, and nothing of it across a block', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    await letIn(rosa, tom, spaceId);
    const block = { personId: tom.id, blockedId: ana.id, createdAt: world.clock.now };
    await world.deps.db.insert(blocks).values(block);
    const topic = await startTopic(rosa, spaceId);
    const [atRosa, atTom] = await Promise.all([door.connect(rosa), door.connect(tom)]);
    await atRosa.join(`people/${rosa.id}`);
    await atTom.join(`people/${tom.id}`);
    await atTom.join(`topics/${topic.id}`, 0);

    await reply(ana, topic.id, `@[Rosa](${rosa.id}) and @[Tom](${tom.id})?`);

    const written = (socket: TestSocket, subject: string) =>
      socket.events(subject).filter(({ type }) => type === 'spaces.post-written');
    await eventually(() => {
      expect(written(atRosa, `people/${rosa.id}`)).toHaveLength(1);
      expect(written(atTom, `topics/${topic.id}`)).toHaveLength(2);
    });
    expect(written(atRosa, `people/${rosa.id}`)[0]?.data).toBeUndefined();
    expect(written(atTom, `topics/${topic.id}`).map(({ data }) => data !== undefined)).toEqual([
      true,
      false,
    ]);
    expect(written(atTom, `people/${tom.id}`)).toEqual([]);
    await Promise.all([atRosa.close(), atTom.close()]);
  });

  it('tells of members alone that they are writing, and of who joins from then on', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    const subject = `topics/${topic.id}`;
    const [atRosa, atAna, atTom] = await Promise.all([rosa, ana, tom].map(door.connect));
    if (!atRosa || !atAna || !atTom) throw new Error('Three sockets were asked for');
    for (const socket of [atRosa, atAna, atTom]) await socket.join(subject);
    const writing = () =>
      atRosa.frames.filter(({ op }) => op === 'typing').map(({ person }) => person?.id);

    atTom.typing(subject);
    await atTom.settled();
    atAna.typing(subject);
    await eventually(() => expect(writing()).toEqual([ana.id]));
    await ok(tom.put(`/spaces/${spaceId}/membership`));
    await eventually(() => {
      atTom.typing(subject);
      expect(writing()).toEqual([ana.id, tom.id]);
    });
    await Promise.all([atRosa, atAna, atTom].map((socket) => socket.close()));
  });

  it('carries identifiers alone in what is kept of an event', async () => {
    const rows = await world.deps.db.select().from(outbox);
    for (const { data } of rows) {
      const values = Object.values(data as object).flat();
      const words = ['member', 'facilitator', 'helped', 'tried-it'];
      const plain = values.filter((value) => typeof value === 'string' && !words.includes(value));
      expect(plain.every((value) => /^[0-9a-f-]{36}$/.test(value))).toBe(true);
    }
  });
});
