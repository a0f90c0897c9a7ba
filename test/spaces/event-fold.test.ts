import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { liveChannels } from '../../src/live-channels.ts';
import { blocks } from '../../src/people/index.ts';
import { startRelay } from '../../workers/relay.ts';
import { eventually } from '../support/eventually.ts';
import { foldedPage } from '../support/folded-page.ts';
import { connect, type Frame, type TestSocket } from '../support/socket.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { letIn, ok, openRoom, reply, startTopic } from './talk.ts';

/**
 * What a page knew, and the events, make what the server answers now: for every action in a space and everyone who may
 * read it. Whoever may not read hears nothing. Control: a handler of the page that leaves a value behind, or an event
 * that is not told on one of its subjects, and the actions concerned fail.
 */
describe('what a page knows after events', () => {
  let world: World;
  let relay: ReturnType<typeof startRelay>;
  beforeAll(async () => {
    world = await openWorld();
    const { databaseUrl, bus, deps } = world;
    const enqueue = async () => [];
    relay = startRelay({ databaseUrl, bus, listening: [], enqueue, log: deps.log });
  });
  afterAll(async () => {
    await relay.stop();
    await world.close();
  });

  /** Rosa leads, Ana and Lee talk, Bea has a block with Ana, Tom looks on from outside, Mo moderates the network. */
  async function openTalk(kind: 'open' | 'circle') {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { kind });
    const lee = await world.person({ name: 'Lee Park' });
    const bea = await world.person({ name: 'Bea Long' });
    const mo = await world.person({ name: 'Mo Staff', staffRole: 'moderator' });
    await letIn(rosa, lee, spaceId);
    await letIn(rosa, bea, spaceId);
    const block = { personId: bea.id, blockedId: ana.id, createdAt: world.clock.now };
    await world.deps.db.insert(blocks).values(block);
    const topic = await startTopic(rosa, spaceId, { kind: 'question' });
    const first = await reply(ana, topic.id);
    const aside = await startTopic(ana, spaceId);
    const other = await ok<{ id: string }>(
      rosa.post('/spaces', { name: 'Next door', purpose: 'x' }),
    );
    await letIn(rosa, ana, other.id);
    return { rosa, ana, lee, bea, tom, mo, spaceId, topic, first, aside, otherId: other.id };
  }
  type Talk = Awaited<ReturnType<typeof openTalk>>;
  const viewers = ['rosa', 'ana', 'lee', 'bea', 'tom', 'mo'] as const;

  /** Every action, in an order in which each can follow the one before, with the type that it is told as. */
  const actions: [string, string, (talk: Talk) => Promise<unknown>][] = [
    ['spaces.post-written', 'a reply', ({ lee, topic }) => reply(lee, topic.id)],
    ['spaces.post-written', 'a reply across a block', ({ ana, topic }) => reply(ana, topic.id)],
    [
      'spaces.post-edited',
      'other words',
      ({ ana, first }) => ok(ana.patch(`/posts/${first.id}`, { body: 'Said better' })),
    ],
    [
      'spaces.reaction-changed',
      'it helped',
      ({ rosa, first }) => ok(rosa.put(`/posts/${first.id}/reactions/helped`)),
    ],
    [
      'spaces.reaction-changed',
      'it did not help after all',
      ({ rosa, first }) => ok(rosa.delete(`/posts/${first.id}/reactions/helped`)),
    ],
    [
      'spaces.topic-changed',
      'an accepted answer',
      ({ rosa, topic, first }) => ok(rosa.put(`/topics/${topic.id}/answer`, { postId: first.id })),
    ],
    [
      'spaces.topic-changed',
      'pinned under another title',
      ({ rosa, topic }) => ok(rosa.patch(`/topics/${topic.id}`, { pinned: true, title: 'Now so' })),
    ],
    [
      'briefs.brief-written',
      'so far in brief',
      ({ rosa, topic }) => ok(rosa.put(`/topics/${topic.id}/brief`, { body: 'We agree' })),
    ],
    ['spaces.topic-started', 'a topic', ({ lee, spaceId }) => startTopic(lee, spaceId)],
    [
      'spaces.topic-split',
      'posts of a topic of their own',
      ({ rosa, topic, first }) =>
        ok(rosa.post(`/topics/${topic.id}/splits`, { title: 'Apart', postIds: [first.id] })),
    ],
    [
      'spaces.topics-merged',
      'two topics in one',
      ({ rosa, topic, aside }) =>
        ok(rosa.put(`/topics/${aside.id}/merged-into`, { topicId: topic.id })),
    ],
    [
      'spaces.read-marked',
      'read up to here',
      ({ lee, topic }) => ok(lee.put(`/topics/${topic.id}/read`, { position: 2 })),
    ],
    [
      'spaces.level-changed',
      'a muted topic',
      ({ lee, topic }) => ok(lee.put(`/topics/${topic.id}/level`, { level: 'muted' })),
    ],
    ['spaces.space-read', 'all read', ({ bea, spaceId }) => ok(bea.put(`/spaces/${spaceId}/read`))],
    [
      'spaces.topic-changed',
      'closed',
      ({ rosa, topic }) => ok(rosa.patch(`/topics/${topic.id}`, { locked: true })),
    ],
    [
      'spaces.space-changed',
      'another name',
      ({ rosa, spaceId }) => ok(rosa.patch(`/spaces/${spaceId}`, { name: 'Renamed' })),
    ],
    [
      'spaces.space-changed',
      'archived',
      ({ rosa, spaceId }) => ok(rosa.patch(`/spaces/${spaceId}`, { archived: true })),
    ],
    [
      'spaces.space-changed',
      'open again',
      ({ rosa, spaceId }) => ok(rosa.patch(`/spaces/${spaceId}`, { archived: false })),
    ],
    [
      'spaces.member-changed',
      'a second facilitator',
      ({ rosa, lee, spaceId }) =>
        ok(rosa.put(`/spaces/${spaceId}/members/${lee.id}`, { role: 'facilitator' })),
    ],
    [
      'spaces.member-removed',
      'one less',
      ({ ana, spaceId }) => ok(ana.delete(`/spaces/${spaceId}/membership`)),
    ],
    [
      'spaces.topic-removed',
      'a topic taken back',
      async ({ lee, spaceId }) => {
        const { lastPost } = await startTopic(lee, spaceId);
        return ok(lee.delete(`/posts/${lastPost.id}`));
      },
    ],
    [
      'spaces.post-removed',
      'a post taken down',
      async ({ rosa, topic }) => {
        const { items } = await ok<{ items: { id: string }[] }>(
          rosa.get(`/topics/${topic.id}/posts?from=1`),
        );
        return ok(rosa.delete(`/posts/${items.at(-1)?.id}`));
      },
    ],
    [
      'spaces.member-joined',
      'one more',
      ({ tom, spaceId }) => ok(tom.put(`/spaces/${spaceId}/membership`)),
    ],
    [
      'spaces.topic-moved',
      'gone to another space',
      ({ rosa, topic, otherId }) => ok(rosa.put(`/topics/${topic.id}/space`, { spaceId: otherId })),
    ],
  ];
  const notInCircles = new Set(['spaces.topic-moved', 'spaces.member-joined']);

  /** What a page may have read of a talk, by the key under which it keeps it. */
  const reads = ({ spaceId, topic }: Talk): [string[], string, 'one' | 'pages'][] => [
    [['spaces', spaceId], `/spaces/${spaceId}`, 'one'],
    [['spaces', spaceId, 'topics', 'all'], `/spaces/${spaceId}/topics`, 'pages'],
    [['topics', topic.id], `/topics/${topic.id}`, 'one'],
    [['topics', topic.id, 'posts'], `/topics/${topic.id}/posts?from=1`, 'pages'],
    [['topics', topic.id, 'brief'], `/topics/${topic.id}/brief`, 'one'],
  ];
  type Answers = Map<string[], unknown>;
  async function readAll(person: TestPerson, talk: Talk): Promise<Answers> {
    const answers: Answers = new Map();
    for (const [key, path, form] of reads(talk)) {
      const answer = await person.get(path);
      if (answer.statusCode === 404) continue;
      const body = await ok<unknown>(Promise.resolve(answer) as ReturnType<TestPerson['get']>);
      answers.set(key, form === 'one' ? body : { pages: [body], pageParams: [''] });
    }
    return answers;
  }

  /** Its newest post and how far I have read are the list's to show; whoever has the topic open sees the posts themselves. */
  function shown([of, , part]: string[], known: unknown): unknown {
    if (part === 'topics' && known)
      return inAnyOrder(known as { pages: { items: { id: string }[] }[] });
    if (of !== 'topics' || part || !known) return known;
    const { lastPost: _last, mine, ...topic } = known as { lastPost: unknown; mine: object };
    const inLists = { unread: undefined, readPosition: undefined, lastPostCollapsed: undefined };
    return { ...topic, mine: { ...mine, ...inLists } };
  }

  /** A list keeps its order while one looks at it. */
  const inAnyOrder = ({ pages }: { pages: { items: { id: string }[] }[] }) =>
    pages.flatMap(({ items }) => items).sort((a, b) => a.id.localeCompare(b.id));

  const subjectsOf = ({ spaceId, topic }: Talk, person: TestPerson) => [
    `spaces/${spaceId}`,
    `topics/${topic.id}`,
    `people/${person.id}`,
  ];

  /** Lets one viewer look on while something is done, and holds what their page makes of it to what they would read. */
  async function lookOn(person: TestPerson, talk: Talk, socket: TestSocket) {
    const joined = new Set<string>();
    for (const subject of subjectsOf(talk, person)) {
      socket.send({ op: 'join', subject });
      const answer = await socket.next(['joined', 'refused'], subject);
      if (answer.op === 'joined') joined.add(subject);
    }
    const before = await readAll(person, talk);
    for (const [key, subject] of [
      ['spaces', `spaces/${talk.spaceId}`],
      ['topics', `topics/${talk.topic.id}`],
    ] as const) {
      const readable = [...before.keys()].some(
        ([first, , third]) => first === key && (key === 'topics' || third === 'topics'),
      );
      expect([person.name, subject, joined.has(subject)]).toEqual([person.name, subject, readable]);
    }
    const from = socket.frames.length;
    return {
      person,
      heard: () => socket.frames.slice(from).filter(({ subject = '' }) => joined.has(subject)),
      async compare(what: string, frames: readonly Frame[]) {
        const told = frames.map(
          ({ op, type, subject }) => `${op} ${type} ${subject?.split('/')[0]}`,
        );
        const page = await foldedPage(person.id, before, frames);
        const after = await readAll(person, talk);
        for (const [key] of reads(talk)) {
          if (page.readsAgain(key)) continue;
          const now = [...after].find(([each]) => each.join() === key.join())?.[1];
          const knows = shown(key, page.knows(key));
          const about = { what, to: person.name, key: key.filter((_, at) => at !== 1), told };
          expect({ ...about, knows }).toEqual({ ...about, knows: shown(key, now) });
        }
      },
    };
  }

  it.each(['open', 'circle'] as const)(
    'is what the server would answer, in a space that is %s',
    async (kind) => {
      const talk = await openTalk(kind);
      const sockets = new Map<TestPerson, TestSocket>();
      for (const name of viewers) sockets.set(talk[name], await connect(world, talk[name]));
      for (const [type, what, act] of actions) {
        if (kind === 'circle' && notInCircles.has(type)) continue;
        await allTold();
        const looking = await Promise.all(
          [...sockets].map(([person, socket]) => lookOn(person, talk, socket)),
        );
        await act(talk);
        await allTold();
        const types = new Set<string>();
        for (const { person, heard, compare } of looking) {
          if (type === 'spaces.reaction-changed' && person === talk.rosa) continue; // hers came with her answer
          await eventually(() => compare(what, heard()), 4_000);
          for (const { op, type: told } of heard()) if (op === 'event') types.add(String(told));
        }
        expect([what, types.has(type)]).toEqual([what, true]);
      }
      await Promise.all([...sockets.values()].map((socket) => socket.close()));
    },
    180_000,
  );

  it('knows an action for every event that brings a view', () => {
    const tried = new Set(actions.map(([type]) => type));
    const brought = liveChannels.flatMap(({ tells }) =>
      [...tells.values()].flatMap(({ kind, view }) => (view ? kind.type : [])),
    );
    expect(brought.filter((type) => !tried.has(type))).toEqual([]);
  });

  /** Nothing that happened before is still on its way to the bus. */
  async function allTold() {
    const waiting = 'select count(*)::int as n from outbox where relay_round is null';
    await eventually(async () => {
      expect((await world.pool.query(waiting)).rows[0].n).toBe(0);
    });
  }
});
