import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import pino from 'pino';
import { queueDueDigests, sendDigest } from '../../src/digests/index.ts';
import { spaces } from '../../src/spaces/tables.ts';
import { uploaded } from '../attachments/upload.ts';
import { eventually } from '../support/eventually.ts';
import {
  openWorld,
  publicUrl,
  type TestPerson,
  type Visitor,
  type World,
} from '../support/world.ts';
import { openLiveDoor } from './live-talk.ts';
import { letIn, ok, openRoom, reply, startSpace, startTopic } from './talk.ts';

/** Words that stand nowhere else: what the circle says about itself, and what is said in it. */
const summary = ['zebrawood', 'quillback', 'mulberrypink', 'oathstone'];
const [name = '', purpose = '', guidelines = '', promise = ''] = summary;
const talk = [
  'saffronkite',
  'lanternfish',
  'beforethat',
  'tamarack',
  'goneagain',
  'whygone',
  'inbrief',
  'sealedpaper',
  'gillyflower',
  'marshmarigold',
  'thornbush',
  'candlewick',
  'meadowlark',
  'harvestmoon',
];
const [
  title = '',
  body = '',
  before = '',
  answer = '',
  taken = '',
  reason = '',
  summedUp = '',
  paper = '',
  ...unnamed
] = talk;
const [question = '', worry = '', prompt = '', shared = '', offered = '', unposted = ''] = unnamed;
const heard = 'nightjar';
const reported = 'harebell';
/** Why moderators asked to look in: told to moderators, and to the circle once it is open. */
const wherefore = 'brambling';
/** Said to Ana alone. */
const warned = 'thistledown';
/** Said in an open space, so that home, mail and sockets have something to tell. */
const common = 'everyonemayhear';

/** Some thousand requests a test. */
jest.setTimeout(120_000);

describe('nothing from a circle', () => {
  let world: World;
  let door: Awaited<ReturnType<typeof openLiveDoor>>;
  let circle: Awaited<ReturnType<typeof openCircle>>;
  const logged: string[] = [];
  beforeAll(async () => {
    const stream = new Writable({
      write(chunk, _, done) {
        logged.push(String(chunk));
        done();
      },
    });
    world = await openWorld({ log: pino({ level: 'trace' }, stream) });
    door = await openLiveDoor(world);
    circle = await openCircle();
  });
  afterAll(async () => {
    await door.close();
    await world.close();
  });

  const mention = (person: TestPerson) => `@[${person.name}](${person.id})`;

  /** A circle in which everything was done that can be done, and people who stand outside of it in every way. */
  async function openCircle() {
    const { id: districtId } = await world.district();
    const { rosa, ana, tom, spaceId } = await openRoom(world, {
      ...{ kind: 'circle', name, purpose, guidelines },
    });
    const { id: elsewhere } = await world.district({ name: 'Red Cedar' });
    const people = {
      stranger: tom,
      'other district': await world.person({ districtId: elsewhere }),
      unverified: await world.person({ verification: 'none' }),
      removed: await world.person(),
      'left again': await world.person(),
      invited: await world.person(),
      'owing the charter': await world.person(),
      blocked: await world.person(),
      moderator: await world.person({ staffRole: 'moderator' }),
      administrator: await world.person({ staffRole: 'administrator' }),
    };
    for (const person of [people.removed, people['left again']]) await letIn(rosa, person, spaceId);
    const early = await startTopic(rosa, spaceId, { title, body });
    for (const person of [people.removed, people['left again']]) {
      await ok(person.put(`/topics/${early.id}/bookmark`));
    }
    await ok(rosa.put(`/people/${people.blocked.id}/block`));
    await ok(rosa.put(`/spaces/${spaceId}/members/${people.invited.id}`, {}));
    await ok(rosa.delete(`/spaces/${spaceId}/members/${people.removed.id}`));
    await ok(people['left again'].delete(`/spaces/${spaceId}/membership`));
    const texts = [{ language: 'en', body: promise }];
    await ok(rosa.put(`/spaces/${spaceId}/charter`, { texts }));
    await ok(ana.put(`/spaces/${spaceId}/charter/acceptance`, { version: 2 }));
    const owing = people['owing the charter'];
    await ok(rosa.put(`/spaces/${spaceId}/members/${owing.id}`, {}));
    await ok(owing.put(`/spaces/${spaceId}/membership`));

    const lobby = await startSpace(rosa);
    for (const person of [ana, ...Object.values(people)]) await letInto(person, lobby.id);
    await startTopic(rosa, lobby.id, { title: common, body: `${common} ${mention(ana)}` });

    const topic = await startTopic(ana, spaceId, { title, body: before, kind: 'question' });
    const { id: firstId } = topic.lastPost;
    await ok(ana.patch(`/posts/${firstId}`, { body: `${body} ${mention(rosa)}` }));
    const { id: fileId } = await uploaded(world, rosa, paper, `${paper}.txt`);
    const late = await reply(rosa, topic.id, `${answer} ${mention(ana)}`, {
      ...{ replyTo: firstId, attachments: [{ id: fileId }] },
    });
    const gone = await reply(ana, topic.id, taken);
    await ok(rosa.put(`/posts/${firstId}/reactions/helped`));
    for (const person of [rosa, ana]) {
      await ok(person.put(`/topics/${topic.id}/bookmark`));
      await ok(person.put(`/posts/${late.id}/bookmark`));
    }
    await ok(rosa.post(`/posts/${gone.id}/reports`, { reason: 'unkind', words: reported }));
    await ok(ana.put(`/topics/${topic.id}/answer`, { postId: late.id }));
    await ok(rosa.put(`/topics/${topic.id}/brief`, { body: summedUp }));
    await ok(ana.put(`/me/drafts/reply.${topic.id}`, { words: { text: unposted } }));
    const queue = await ok<{ items: { id: string }[] }>(rosa.get('/moderation/cases'));
    const [open] = queue.items;
    const warning = { act: 'warn', reason: warned };
    await ok(rosa.put(`/moderation/cases/${open?.id}/decision`, warning));
    const url = `/api/posts/${gone.id}`;
    await ok(
      world.app.inject({ method: 'DELETE', url, headers: rosa.headers, payload: { reason } }),
    );
    const held = {
      body: `${answer}: Jamie Soto in grade 4 has an IEP`,
      studentDataConfirmed: true,
    };
    const flagged = await ok(ana.post(`/topics/${topic.id}/posts`, held));
    const postIds = [firstId, late.id, gone.id, flagged.id];
    const wish = { title: question, body: worry, anonymous: true };
    const asked = await startTopic(ana, spaceId, wish);
    const roundId = await openRound(rosa, ana, spaceId);
    const consultancy = await ok(
      rosa.post(`/spaces/${spaceId}/consultancies`, {
        ...{ title, body, presenterId: ana.id, facilitatorId: rosa.id },
      }),
    );
    const topicIds = [topic.id, asked.id, roundId, consultancy.id];
    const entryIds: string[] = [];
    for (const about of [{ spaceId }, { topicId: asked.id }]) {
      const why = `${wherefore}: somebody there is in danger`;
      const entry = await ok(people.moderator.post('/break-glass', { ...about, reason: why }));
      entryIds.push(entry.id);
    }
    const ids = { spaceId, topicId: topic.id, topicIds, postIds, entryIds, districtId, fileId };
    return { people, rosa, ana, roundId, ...ids };
  }

  /** Both share, and Rosa offers Ana something. */
  async function openRound(rosa: TestPerson, ana: TestPerson, spaceId: string) {
    const closesAt = new Date(world.clock.now.getTime() + 86_400_000);
    const text = { title, body, prompts: [prompt] };
    const round = await ok(rosa.post(`/spaces/${spaceId}/check-ins`, { ...text, closesAt }));
    const path = `/topics/${round.id}/check-in`;
    const answer = { words: [shared], mood: 2 };
    for (const person of [rosa, ana]) await ok(person.put(`${path}/answer`, answer));
    const { mine } = await ok<{ mine: { answer: { id: string } } }>(ana.get(path));
    await ok(rosa.post(`/check-in-answers/${mine.answer.id}/offers`, { body: offered }));
    await ok(rosa.put(`${path}/reminder`));
    return round.id;
  }

  async function letInto(person: TestPerson, spaceId: string) {
    const facilitated = await person.put(`/spaces/${spaceId}/membership`);
    expect([200, 403]).toContain(facilitated.statusCode); // who is not verified looks on
  }

  /** Asks for the cards of everything in the circle. */
  const linksInside = () =>
    [
      ...[`spaces/${circle.spaceId}`, `people/${circle.rosa.id}`],
      ...circle.topicIds.map((id) => `topics/${id}`),
      ...circle.postIds.map((id) => `posts/${id}`),
    ]
      .map((path) => `address=${publicUrl}/${path}`)
      .join('&');

  /** Every address that the service answers a GET at, about the circle wherever it takes an id. */
  function addresses(): string[] {
    const ids: Record<string, string[]> = {
      ...{ spaceId: [circle.spaceId], topicId: circle.topicIds, postId: circle.postIds },
      entryId: circle.entryIds,
      ...{ personId: [circle.rosa.id, circle.ana.id], districtId: [circle.districtId] },
      place: circle.topicIds.map((id) => `reply.${id}`),
      ...{ token: ['a-token'], slug: ['charter-not-accepted'], attachmentId: [circle.fileId] },
    };
    const queries: Record<string, string[]> = {
      '/api/search': [...summary, ...talk].flatMap((q) => [
        `q=${q}`,
        `q=${q}&in=${circle.spaceId}`,
      ]),
      '/api/spaces': [
        ...['', 'limit=100', 'membership=mine', 'state=CA', 'activity=week'],
        ...[name, purpose, title].map((word) => `challenge=${word}`),
      ],
      '/api/me/bookmarks': ['', `space=${circle.spaceId}`],
      '/api/link-cards': [linksInside()],
      '/api/me/people-alike': [`space=${circle.spaceId}`],
      '/api/spaces/:spaceId/members': ['', 'status=asked', 'status=invited'],
      '/api/topics/:topicId/posts': ['', 'from=first-unread'],
    };
    const fill = (url: string): string[] => {
      const [, param] = /:(\w+)/.exec(url) ?? [];
      if (!param) return [url];
      const values = ids[param];
      if (!values) throw new Error(`No one knows what to put for :${param} in ${url}`);
      return values.flatMap((value) => fill(url.replace(`:${param}`, value)));
    };
    return world.routes
      .filter(({ method, url }) => method === 'GET' && url !== '/api/live')
      .filter(({ url }) => !url.startsWith('/api/docs'))
      .flatMap(({ url }) =>
        fill(url).flatMap((path) =>
          (queries[url] ?? ['']).map((query) => (query ? `${path}?${query}` : path)),
        ),
      );
  }

  /** Where one of the words stands in what somebody is answered. */
  async function findIn(visitor: Visitor, words: readonly string[], paths = addresses()) {
    const findAt = async (path: string): Promise<string[]> => {
      const { body: text, headers } = await visitor.get(`/${path}`);
      const asked = decodeURI(path);
      const shown = `${text} ${JSON.stringify(headers)}`.toLowerCase();
      // What stands in the address somebody asked at is no news to them.
      const seen = words.filter((word) => shown.replaceAll(asked, '').includes(word));
      return seen.length > 0 ? [`${path.split('?')[0]}: ${seen.join(' ')}`] : [];
    };
    return (await Promise.all(paths.map(findAt))).flat();
  }

  const all = [...summary, ...talk, reported];
  const ids = () => [...circle.topicIds, circle.fileId, ...circle.postIds];
  const secretsFor = (who: string) => [
    ...(['invited', 'owing the charter'].includes(who) ? [...talk, reported] : all),
    ...(['moderator', 'administrator'].includes(who) ? [warned] : [warned, wherefore]),
  ];

  it('is answered at any address to who stands outside of it, in whatever way', async () => {
    expect(addresses().length).toBeGreaterThan(60);
    for (const [who, person] of [
      ...Object.entries(circle.people),
      ['no one', world.anyone],
    ] as const)
      expect([who, await findIn(person, secretsFor(who))]).toEqual([who, []]);
  });

  it('is named by an id, but to staff: that words were confirmed, what was done to what, whose name was asked for', async () => {
    const staff = /^\/api\/(staff\/(student-data-flags|audit(\.csv)?)|break-glass(\/[\w-]+)?):/;
    for (const [who, person] of Object.entries(circle.people)) {
      const found = await findIn(person, ids());
      expect([who, found.filter((one) => !staff.test(one))]).toEqual([who, []]);
    }
  });

  it('is shown to its own members outside of it, but for its name beside what they saved: at home, in the digest, in the search of everything', async () => {
    const outside = addresses().filter(
      (path) =>
        !/^\/api\/(spaces|topics|posts|attachments|moderation|me\/drafts)\b/.test(path) &&
        !path.includes(circle.spaceId),
    );
    expect(outside.some((path) => path.startsWith('/api/me/home'))).toBe(true);
    // Home says where something waits for them, and no word of what is said there.
    for (const member of [circle.rosa, circle.ana]) {
      const found = await findIn(member, all, outside);
      expect(found).toContain(`/api/me/bookmarks: ${name}`);
      const named = ['home', 'bookmarks'].map((part) => `/api/me/${part}: ${name}`);
      expect(found.filter((one) => !named.includes(one))).toEqual([]);
    }
    expect(await findIn(circle.ana, [common], outside)).toEqual([
      `/api/me/home: ${common}`,
      `/api/me/digest: ${common}`,
    ]);
  });

  it('is told live to who stands outside of it, on any subject', async () => {
    const { people, rosa, ana, spaceId, topicId } = circle;
    const sockets = await Promise.all(Object.values(people).map(door.connect));
    const member = await door.connect(ana);
    await member.join(`topics/${topicId}`);
    const subjects = [
      ...[`spaces/${spaceId}`, `topics/${topicId}`],
      ...[rosa, ana, ...Object.values(people)].map(({ id }) => `people/${id}`),
    ];
    for (const socket of sockets) for (const subject of subjects) await socket.join(subject);

    const everybody = Object.values(people).map(mention).join(' ');
    const post = await reply(rosa, topicId, `${heard} ${everybody}`);
    await ok(rosa.patch(`/posts/${post.id}`, { body: `${heard} again` }));
    await ok(rosa.patch(`/topics/${topicId}`, { pinned: true }));
    member.typing(`topics/${topicId}`);
    await eventually(() => {
      const types = member.events(`topics/${topicId}`).map(({ type }) => type);
      expect(types).toContain('spaces.topic-changed');
    });

    for (const socket of [member, ...sockets]) await socket.settled();
    expect(JSON.stringify(member.frames)).not.toMatch(new RegExp([...all, heard].join('|')));
    for (const [index, socket] of sockets.entries()) {
      const who = Object.keys(people)[index];
      const told = socket.frames.filter(({ op }) => op !== 'refused'); // that says what was asked for
      const shown = JSON.stringify(told);
      const secrets = [...all, ...ids(), post.id, heard];
      expect([who, secrets.filter((secret) => shown.includes(secret))]).toEqual([who, []]);
    }
    await Promise.all([member, ...sockets].map((socket) => socket.close()));
  });

  it('is mailed to anybody, its members too', async () => {
    const mails: string[] = [];
    const mailer = {
      sender: { from: 'hallway@hallway.test' },
      send: async (mail: object) => {
        mails.push(JSON.stringify(mail));
        return 'sent' as const;
      },
      close: async () => undefined,
    };
    const due: string[] = [];
    const later = new Date(world.clock.now.getTime() + 7 * 86_400_000);
    const deps = { ...world.deps, mailer, now: () => later };
    const queued = async (deliveryIds: string[]) => void due.push(...deliveryIds);
    await queueDueDigests(deps.db, later, queued, { late: true });
    for (const id of due) await sendDigest(deps, id);

    expect(mails.join(' ')).toContain(common);
    expect([...all, heard].filter((word) => mails.join(' ').includes(word))).toEqual([]);
  });

  it('is kept anywhere but in what the circle itself is read from', async () => {
    const { db } = world.deps;
    const { rows: tables } = await db.execute<{ name: string }>(
      sql`select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`,
    );
    const holding: string[] = [];
    for (const table of tables) {
      const { rows } = await db.execute(
        sql`select 1 from ${sql.identifier(table.name)} t where to_jsonb(t)::text ~ ${[...all, warned].join('|')} limit 1`,
      );
      if (rows.length > 0) holding.push(table.name);
    }
    expect(holding).toEqual([
      'attachments',
      'charters',
      'check_in_answers',
      'check_in_offers',
      'check_ins',
      'drafts',
      'moderation_cases',
      'moderation_notices',
      'moderation_reports',
      'post_revisions',
      'posts',
      'spaces',
      'topic_briefs',
      'topics',
    ]);
    expect(logged.length).toBeGreaterThan(0);
    expect([...all, heard].filter((word) => logged.join('').includes(word))).toEqual([]);
  });

  it('is read by staff but where two of them have opened it, by these two, and never unseen', async () => {
    const { people, rosa, spaceId, topicId, topicIds, roundId, fileId, entryIds } = circle;
    const { moderator, administrator, ...others } = people;
    const third = await world.person({ staffRole: 'administrator' });
    const [entryId = ''] = entryIds;
    await ok(administrator.put(`/break-glass/${entryId}/decision`, { confirmed: true }));
    const looks = async () => {
      type Looks = { items: { readingsCount: number }[] };
      const { items } = await ok<Looks>(rosa.get(`/spaces/${spaceId}/break-glass`));
      return items[0]?.readingsCount;
    };
    const opened = `/api/break-glass/${entryId}`;
    const places = [
      `${opened}/topics`,
      ...topicIds.map((id) => `${opened}/topics/${id}/posts`),
      ...[`${opened}/topics/${topicId}/brief`, `${opened}/topics/${roundId}/check-in`],
      `${opened}/files/${fileId}`,
    ];
    for (const [nth, person] of [moderator, administrator].entries()) {
      const found = await findIn(person, all);
      expect(found.map((one) => one.split(':')[0])).toEqual(places);
      expect(await looks()).toBe((nth + 1) * places.length);
    }
    for (const [who, person] of Object.entries(others)) {
      expect([who, await findIn(person, secretsFor(who))]).toEqual([who, []]);
    }
    expect(await findIn(third, all)).toEqual([]);
    await ok(moderator.delete(`/break-glass/${entryId}`));
    for (const person of [moderator, administrator]) expect(await findIn(person, all)).toEqual([]);
    expect(await looks()).toBe(2 * places.length);
  });

  // The control of all of the above: a circle that is not one any more leaks, and this finds where.
  it('is overlooked here: of a space that is no circle any more, all is found', async () => {
    const { people, rosa, spaceId, topicId } = circle;
    const { stranger } = people;
    const leaking = { kind: 'open', joinPolicy: 'open' } as const;
    await world.deps.db.update(spaces).set(leaking).where(eq(spaces.id, spaceId));
    await world.deps.db.execute(sql`update check_ins set closes_at = now() - interval '1 year'`);
    const found = (await findIn(stranger, all)).map((one) => one.split(':')[0]);
    expect(new Set(found)).toEqual(
      new Set([
        ...['/api/spaces', `/api/spaces/${spaceId}`, `/api/spaces/${spaceId}/charter`],
        '/api/link-cards',
        ...[`/api/spaces/${spaceId}/topics`, `/api/topics/${topicId}`],
        ...[`/api/topics/${topicId}/brief`, `/api/topics/${topicId}/posts`],
        `/api/attachments/${circle.fileId}`,
        ...[`/api/spaces/${spaceId}/topics`, `/api/topics/${topicId}/brief`],
        `/api/spaces/${spaceId}/break-glass`, // with the titles of what was looked at
        ...circle.topicIds.flatMap((id) => [`/api/topics/${id}`, `/api/topics/${id}/posts`]),
        ...[
          `/api/topics/${circle.roundId}/check-in`,
          `/api/topics/${circle.roundId}/check-in/answers`,
        ],
        ...circle.postIds.map((id) => `/api/posts/${id}`),
        `/api/posts/${circle.postIds[0]}/revisions`,
      ]),
    );
    expect(await findIn(people.moderator, all)).toContain(
      `/api/staff/student-data-flags: ${title} ${answer}`,
    );
    const socket = await door.connect(stranger);
    await socket.join(`topics/${topicId}`);
    await reply(rosa, topicId, `${heard} ${mention(stranger)}`);
    await eventually(() => expect(JSON.stringify(socket.frames)).toContain(heard));
    await socket.close();
    expect(await findIn(stranger, all, ['/api/me/home'])).not.toEqual([]);
  });
});
