import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asks, calls } from '../../src/asks/tables.ts';
import { queueDueDigests, sendDigest } from '../../src/digests/index.ts';
import { outbox } from '../../src/platform/events.ts';
import { catchUp } from '../../src/search/index.ts';
import { tellingOf } from '../notifications/telling.ts';
import { openLiveDoor } from '../spaces/live-talk.ts';
import { letIn, ok, openRoom, reply, startTopic } from '../spaces/talk.ts';
import { eventually } from '../support/eventually.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

/** Words of Ana that stand nowhere else: in her name, her profile, her titles and her posts. */
const name = 'quillfeather';
const words = [name, 'zebrawood', 'saffronkite', 'lanternfish', 'tamarack', 'harebell'];
const [, offer = '', title = '', first = '', answer = '', open = ''] = words;

/**
 * Where two people with a block still meet: in what a space that both are in shows to all who are in it. There her posts come
 * folded, her name stands beside what she did, and nothing of it asks for him.
 */
const shared: Record<string, string> = {
  '/api/spaces/:spaceId/topics':
    'the list of a space is the same for all who are in it; her last words come folded',
  '/api/topics/:topicId': 'so is a topic',
  '/api/topics/:topicId/posts': 'her posts come folded',
  '/api/posts/:postId': 'so does one of them',
  '/api/posts/:postId/revisions': 'an edit hides nothing from who reads the post',
  '/api/spaces/:spaceId/members': 'who is in a room is known to all who are in it',
};

describe('across a block', () => {
  let world: World;
  let door: Awaited<ReturnType<typeof openLiveDoor>>;
  let place: Awaited<ReturnType<typeof openPlace>>;
  beforeAll(async () => {
    world = await openWorld();
    door = await openLiveDoor(world);
    place = await openPlace();
  });
  afterAll(async () => {
    await door.close();
    await world.close();
  });

  const mention = ({ id, name: called }: TestPerson) => `@[${called}](${id})`;
  const offering = (person: TestPerson, offers: string[]) =>
    ok(person.patch('/me', { offers, challenge: offers[0] ?? '' }));

  /** Ana and Tom in one space, each having done to the other what can be done; nobody blocks anybody yet. */
  async function openPlace() {
    const { id: districtId } = await world.district();
    const { rosa, spaceId } = await openRoom(world);
    const ana = await world.person({ name: 'Ana Quillfeather', districtId });
    const tom = await world.person({ name: 'Tom Becker', districtId });
    await letIn(rosa, ana, spaceId);
    await letIn(rosa, tom, spaceId);
    await offering(ana, [`How I use ${offer}`]);
    await offering(tom, [`How I use ${offer.slice(0, 5)}`]);
    const hers = await startTopic(ana, spaceId, {
      title,
      body: `${first} ${mention(tom)}`,
      kind: 'question',
    });
    const his = await startTopic(tom, spaceId, { title: 'Mine', body: 'What do you do?' });
    const answered = await reply(ana, his.id, `${answer} ${mention(tom)}`, {
      replyTo: his.lastPost.id,
    });
    await reply(tom, his.id, 'Thank you all');
    const waits = await startTopic(ana, spaceId, {
      title: `${open} anyone?`,
      body: open,
      kind: 'question',
    });
    await world.deps.db
      .insert(calls)
      .values({ topicId: waits.id, spaceId, madeAt: world.clock.now });
    await world.deps.db
      .insert(asks)
      .values({ topicId: waits.id, personId: tom.id, askedAt: world.clock.now });
    await tellingOf(world)();
    await eventually(async () => {
      await catchUp(world.deps.db); // takes in what the relay of the sockets has numbered so far
      const found = await ok<{ items: unknown[] }>(tom.get(`/search?q=${open}`));
      expect(found.items).toHaveLength(1);
    });
    const postIds = [hers.lastPost.id, answered.id, his.lastPost.id];
    const topicIds = [hers.id, his.id, waits.id];
    return { rosa, ana, tom, spaceId, districtId, postIds, topicIds, hers: hers.id, his: his.id };
  }

  /** Every address that the service answers a GET at, with the route that it belongs to. */
  function addresses(): { url: string; path: string }[] {
    const { spaceId, topicIds, postIds, districtId, ana, rosa } = place;
    const ids: Record<string, string[]> = {
      ...{ spaceId: [spaceId], topicId: topicIds, postId: postIds, districtId: [districtId] },
      ...{ personId: [ana.id, rosa.id], token: ['a-token'], slug: ['not-found'] },
    };
    const queries: Record<string, string[]> = {
      '/api/search': words.flatMap((word) => [`q=${word}`, `q=${word}&in=${spaceId}`]),
      '/api/people': ['', `search=${name}`, `offers=${offer}`, `challenge=${offer}`],
      '/api/spaces': ['', 'membership=mine', `challenge=${offer}`],
      '/api/me/people-alike': [`space=${spaceId}`],
      '/api/spaces/:spaceId/people': ['', `search=${name}`, `q=${name}`],
      '/api/spaces/:spaceId/members': ['', 'status=asked', 'status=invited'],
    };
    const fill = (path: string): string[] => {
      const [, param] = /:(\w+)/.exec(path) ?? [];
      if (!param) return [path];
      const values = ids[param] ?? ['01900000-0000-7000-8000-000000000000'];
      return values.flatMap((value) => fill(path.replace(`:${param}`, value)));
    };
    return world.routes
      .filter(
        ({ method, url }) =>
          method === 'GET' && url !== '/api/live' && !url.startsWith('/api/docs'),
      )
      .flatMap(({ url }) =>
        fill(url).flatMap((path) =>
          (queries[url] ?? ['']).map((query) => ({ url, path: query ? `${path}?${query}` : path })),
        ),
      );
  }

  /** The routes at which somebody is answered one of the words. */
  async function routesThatTell(person: TestPerson): Promise<string[]> {
    const told = await Promise.all(
      addresses().map(async ({ url, path }) => {
        const { body } = await person.get(`/${path}`);
        const shown = body.toLowerCase().replaceAll(decodeURI(path).toLowerCase(), '');
        return words.some((word) => shown.includes(word)) ? [url] : [];
      }),
    );
    return [...new Set(told.flat())].sort();
  }

  const block = () => ok(place.ana.put(`/people/${place.tom.id}/block`));
  const unblock = () => ok(place.ana.delete(`/people/${place.tom.id}/block`));

  it('nothing of one is answered to the other, but what a space shows to all who are in it', async () => {
    const before = await routesThatTell(place.tom);
    expect(before).toEqual(
      expect.arrayContaining([
        ...Object.keys(shared).filter((url) => !url.endsWith('revisions')),
        ...[
          '/api/me/home',
          '/api/me/digest',
          '/api/me/notifications',
          '/api/people',
          '/api/search',
        ],
        ...['/api/people/:personId', '/api/spaces/:spaceId/people'],
      ]),
    );
    for (const set of [block, () => ok(place.tom.put(`/people/${place.ana.id}/block`))]) {
      await set();
      const after = await routesThatTell(place.tom);
      const own = set === block ? [] : ['/api/me/blocks']; // whom he blocks himself
      expect(after.filter((url) => !(url in shared))).toEqual(own);
      await unblock();
      await ok(place.tom.delete(`/people/${place.ana.id}/block`));
    }
  });

  it('no one can be brought in or vouched for, as if they were not there', async () => {
    const { tom, ana } = place;
    const { id } = await ok(tom.post('/spaces', { name: 'Mine', purpose: 'To be alone' }));
    await block();
    const nobody = '01900000-0000-7000-8000-000000000000';
    for (const [one, other] of [
      [tom, ana],
      [ana, tom],
    ] as const) {
      for (const path of [
        (who: string) => `/spaces/${id}/members/${who}`,
        (who: string) => `/people/${who}/vouch`,
      ]) {
        const [there, gone] = [await one.put(path(other.id), {}), await one.put(path(nobody), {})];
        expect([path('x'), there.statusCode, there.json().type]).toEqual([
          ...[path('x'), gone.statusCode, gone.json().type],
        ]);
      }
    }
    await unblock();
  });

  it('what both read in a space comes folded', async () => {
    await block();
    const { items } = await ok<{
      items: { author: { id: string }; mine: { collapsed: boolean } }[];
    }>(place.tom.get(`/topics/${place.his}/posts`));
    expect(items.map(({ author, mine }) => [author.id === place.ana.id, mine.collapsed])).toEqual([
      [false, false],
      [true, true],
      [false, false],
    ]);
    await unblock();
  });

  it('nobody is counted, asked or told of, nor mailed to', async () => {
    const { tom, ana, his, spaceId, rosa } = place;
    await block();
    const counts = async () => [
      await ok(tom.get('/me/notifications/count')),
      (await ok<{ needsYou: unknown[] }>(tom.get('/me/home'))).needsYou,
    ];
    expect(await counts()).toEqual([{ unread: 0 }, []]);
    await reply(ana, his, `${answer} again ${mention(tom)}`);
    await tellingOf(world)();
    expect(await counts()).toEqual([{ unread: 0 }, []]);
    const events = await world.deps.db.select().from(outbox);
    const last = events.filter(({ type }) => type === 'spaces.post-written').at(-1);
    expect(last?.subjects).not.toContain(`people/${tom.id}`);

    const sent: string[] = [];
    const send = async (mail: object) => {
      sent.push(JSON.stringify(mail).toLowerCase());
      return 'sent' as const;
    };
    const mailer = { sender: { from: 'hallway@hallway.test' }, send, close: async () => undefined };
    for (const person of [tom, rosa])
      await ok(person.put('/me/digest-preferences', { frequency: 'daily', hour: 7 }));
    const queued: string[] = [];
    const at = new Date(world.clock.now.getTime() + 24 * 3_600_000);
    await queueDueDigests(world.deps.db, at, async (ids) => void queued.push(...ids), {
      late: true,
    });
    const jobs = { enqueue: async () => undefined, enqueueAll: async () => undefined };
    for (const id of queued) await sendDigest({ ...world.deps, mailer, jobs } as never, id);
    const mailTo = (email: string) => sent.filter((mail) => mail.includes(email));
    expect(mailTo(rosa.email).some((mail) => mail.includes(title))).toBe(true);
    expect(mailTo(tom.email).filter((mail) => mail.includes(answer))).toEqual([]);
    expect(mailTo(tom.email).filter((mail) => mail.includes(first))).toEqual([]);
    await unblock();
    expect(spaceId).toBeDefined();
  });

  it('no view of one is sent live to the other, on any subject', async () => {
    const { tom, ana, his, spaceId } = place;
    await block();
    const socket = await door.connect(tom);
    for (const subject of [`people/${tom.id}`, `spaces/${spaceId}`, `topics/${his}`])
      await socket.join(subject);
    const post = await reply(ana, his, `${answer} live ${mention(tom)}`);
    await ok(ana.patch(`/posts/${post.id}`, { body: `${answer} edited` }));
    await eventually(() =>
      expect(socket.events(`topics/${his}`).map(({ type }) => type)).toContain(
        'spaces.post-edited',
      ),
    );
    const frames = JSON.stringify(socket.frames).toLowerCase();
    expect(words.filter((word) => frames.includes(word))).toEqual([]);
    const told = socket.events(`people/${tom.id}`).map(({ type }) => String(type));
    expect(told.filter((type) => type.startsWith('spaces.'))).toEqual([]);
    await socket.close();
    await unblock();
  });
});
