import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import pino from 'pino';
import { newId } from '../../src/platform/ids.ts';
import { choosePseudonym } from '../../src/spaces/pseudonyms.ts';
import { topics } from '../../src/spaces/tables.ts';
import { notificationsOf, tellingOf, unreadOf } from '../notifications/telling.ts';
import { eventually } from '../support/eventually.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { openLiveDoor } from './live-talk.ts';
import { letIn, ok, openRoom, problemOf, reply, startTopic } from './talk.ts';

type Shown = { id: string; author: object | null; pseudonym: string | null };
type Post = Shown & { body: string; mine: { isAuthor: boolean; mayEdit: boolean } };
type Topic = Shown & {
  lastPost: Shown;
  mine: { writesAs: string | null; mayEdit: boolean; unread: number; readPosition: number };
};

describe('asking anonymously in a circle', () => {
  let world: World;
  let door: Awaited<ReturnType<typeof openLiveDoor>>;
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
  });
  afterAll(async () => {
    await door.close();
    await world.close();
  });

  /** A circle of three, where Ana asks. */
  async function openCircle() {
    const room = await openRoom(world, { kind: 'circle' });
    await letIn(room.rosa, room.tom, room.spaceId);
    return room;
  }
  const ask = async (person: TestPerson, spaceId: string, wish: object = {}) => {
    const topic = await startTopic(person, spaceId, { anonymous: true, kind: 'question', ...wish });
    return topic.id;
  };
  const topicOf = (person: TestPerson, topicId: string) =>
    ok<Topic>(person.get(`/topics/${topicId}`));
  const postsOf = async (person: TestPerson, topicId: string) =>
    (await ok<{ items: Post[] }>(person.get(`/topics/${topicId}/posts`))).items;

  it('shows the others a pseudonym, and who asked that it is theirs', async () => {
    const { rosa, ana, spaceId } = await openCircle();
    const topicId = await ask(ana, spaceId);
    await reply(rosa, topicId);
    await reply(ana, topicId, 'I mean the second one');

    const shown = await topicOf(rosa, topicId);
    expect(shown).toMatchObject({ author: null, pseudonym: expect.stringMatching(/^\w+-\w+$/) });
    const { pseudonym } = shown;
    expect(shown.lastPost).toMatchObject({ author: null, pseudonym });
    expect(shown.mine).toMatchObject({ writesAs: null });
    const toRosa = await postsOf(rosa, topicId);
    expect(toRosa.map((post) => [post.pseudonym, post.mine.isAuthor])).toEqual([
      [pseudonym, false],
      [null, true],
      [pseudonym, false],
    ]);
    expect(JSON.stringify([shown, toRosa])).not.toContain(ana.id);
    expect((await topicOf(ana, topicId)).mine).toMatchObject({ writesAs: pseudonym });
    const toAna = await postsOf(ana, topicId);
    expect(toAna.map(({ mine }) => [mine.isAuthor, mine.mayEdit])).toEqual([
      [true, true],
      [false, false],
      [true, true],
    ]);
  });

  it('is for circles, and for what has no protocol of its own', async () => {
    const { rosa, spaceId } = await openRoom(world);
    const wish = { title: 'A topic', body: 'Words', anonymous: true };
    expect(await problemOf(rosa.post(`/spaces/${spaceId}/topics`, wish))).toBe(
      '409 anonymous-in-circles-only',
    );
  });

  it('gives two topics of one person nothing in common', async () => {
    const { ana, spaceId } = await openCircle();
    const ids = [await ask(ana, spaceId), await ask(ana, spaceId), await ask(ana, spaceId)];
    const rows = await world.deps.db.select().from(topics).where(eq(topics.spaceId, spaceId));
    expect(rows).toHaveLength(ids.length);
    expect(new Set(rows.map(({ authorId }) => authorId)).size).toBe(ids.length);
    expect(new Set(rows.map(({ pseudonym }) => pseudonym)).size).toBe(ids.length);
  });

  it('takes pseudonyms by chance alone, and none that stands in the circle', () => {
    fc.assert(
      fc.property(fc.nat(399), fc.array(fc.nat(399), { maxLength: 399 }), (chance, others) => {
        const taken = new Set(others.map((other) => choosePseudonym(new Set(), () => other)));
        const chosen = choosePseudonym(taken, (below) => chance % below);
        expect(chosen).toMatch(/^[a-z]+-[a-z]+$/);
        expect(taken.has(chosen)).toBe(false);
      }),
    );
  });

  it('lets who asked change it, choose the answer and take it back, and leaves no entry of that', async () => {
    const { rosa, ana, tom, spaceId } = await openCircle();
    const topicId = await ask(ana, spaceId);
    const [first] = await postsOf(ana, topicId);
    const answer = await reply(tom, topicId);
    const audited = await world.count('audit_entries');

    await ok(ana.patch(`/posts/${first?.id}`, { body: 'Asked better' }));
    await ok(ana.patch(`/topics/${topicId}`, { title: 'A better title' }));
    await ok(ana.put(`/topics/${topicId}/answer`, { postId: answer.id }));
    const late = await reply(ana, topicId);
    await ok(ana.delete(`/posts/${late.id}`));
    expect(await world.count('audit_entries')).toBe(audited);
    const [, , gone] = await postsOf(rosa, topicId);
    expect(gone).toMatchObject({ removed: { by: 'author' } });

    expect(await problemOf(tom.patch(`/posts/${first?.id}`, { body: 'Mine' }))).toMatch(/^403/);
    expect(await problemOf(tom.put(`/topics/${topicId}/answer`, { postId: null }))).toMatch(/^403/);
    expect(await problemOf(rosa.patch(`/posts/${first?.id}`, { body: 'Mine' }))).toMatch(/^403/);
  });

  it('tells who asked of answers, and of nothing that is their own', async () => {
    const { rosa, ana, tom, spaceId } = await openCircle();
    const tell = tellingOf(world);
    await tell();
    await ok(ana.put(`/spaces/${spaceId}/level`, { level: 'watching' }));
    const topicId = await ask(ana, spaceId);
    await tell();
    expect(await notificationsOf(ana)).toEqual([]);
    const answer = await reply(tom, topicId, 'Try it like this');
    await tell();
    expect(await notificationsOf(ana)).toMatchObject([{ posts: 1, people: [], topic: null }]);
    expect(await unreadOf(rosa)).toBe(0);
    await reply(ana, topicId, 'Thank you', { replyTo: answer.id });
    await tell();
    expect(await notificationsOf(ana)).toMatchObject([{ posts: 1 }]);
    expect(await notificationsOf(tom)).toMatchObject([{ posts: 1, people: [] }]);
  });

  it('tells of no block between who asked and who reads', async () => {
    const { rosa, ana, tom, spaceId } = await openCircle();
    await ok(ana.put(`/people/${tom.id}/block`));
    const body = `@[Tom Becker](${tom.id}) and @[Rosa Delgado](${rosa.id})`;
    const topicId = await ask(ana, spaceId, { body });
    const [post] = await postsOf(tom, topicId);
    expect(post).toMatchObject({
      body: '@Tom Becker and @Rosa Delgado',
      mine: { collapsed: false },
    });
    const { items } = await ok<{ items: Topic[] }>(tom.get(`/spaces/${spaceId}/topics`));
    expect(items[0]?.mine).toMatchObject({ lastPostCollapsed: false });
  });

  it('keeps nobody’s reading, so that nothing of it is unread or marked', async () => {
    const { ana, tom, spaceId } = await openCircle();
    const topicId = await ask(ana, spaceId);
    await reply(tom, topicId);
    const before = await world.count('read_marks');
    expect(await ok(ana.put(`/topics/${topicId}/read`, { position: 2 }))).toMatchObject({
      ...{ position: 0, unread: 0 },
    });
    await ok(tom.put(`/spaces/${spaceId}/read`));
    expect(await world.count('read_marks')).toBe(before);
    for (const person of [ana, tom]) {
      const { mine } = await topicOf(person, topicId);
      expect(mine).toMatchObject({ unread: 0, readPosition: 0 });
      const space = await ok<{ mine: object }>(person.get(`/spaces/${spaceId}`));
      expect(space.mine).toMatchObject({ unreadTopics: 0 });
      for (const filter of ['new', 'unread']) {
        const list = await ok<{ items: object[] }>(
          person.get(`/spaces/${spaceId}/topics?filter=${filter}`),
        );
        expect([filter, list.items]).toEqual([filter, []]);
      }
    }
    const theirs = async (person: TestPerson) =>
      (await ok<{ items: Topic[] }>(person.get(`/spaces/${spaceId}/topics?filter=mine`))).items;
    expect(await theirs(ana)).toHaveLength(1);
  });

  it('shows nobody there, and nobody writing', async () => {
    const { rosa, ana, spaceId } = await openCircle();
    const topicId = await ask(ana, spaceId);
    const named = await startTopic(ana, spaceId);
    const [atAna, atRosa] = [await door.connect(ana), await door.connect(rosa)];
    for (const socket of [atAna, atRosa]) {
      for (const id of [topicId, named.id]) await socket.join(`topics/${id}`);
    }
    for (const id of [topicId, named.id]) atAna.typing(`topics/${id}`);
    const seen = (subject: string) =>
      atRosa.frames.filter((frame) => frame.subject === subject).map(({ op }) => op);
    await eventually(() =>
      expect(seen(`topics/${named.id}`)).toEqual(expect.arrayContaining(['typing', 'presence'])),
    );
    await atRosa.settled();
    expect(seen(`topics/${topicId}`)).not.toContain('presence');
    expect(seen(`topics/${topicId}`)).not.toContain('typing');
    await Promise.all([atAna.close(), atRosa.close()]);
  });

  // Controls: a person's id in the event of an edit, a kept Idempotency-Key, an audit entry of a new title.
  it('keeps who asked in one table alone, beside what everyone has for themselves', async () => {
    const { rosa, ana, tom, spaceId } = await openCircle();
    const { db } = world.deps;
    logged.length = 0;
    const joined = await tracesOf(ana, [spaceId]);
    const key = { 'idempotency-key': newId() };
    const wish = { title: 'A topic', body: 'Words', anonymous: true, kind: 'question' };
    const url = `/spaces/${spaceId}/topics`;
    const { id: topicId } = await ok(ana.post(url, wish, key));
    expect(await ok(ana.post(url, wish, key))).toMatchObject({ id: topicId });
    const [first] = await postsOf(ana, topicId);
    const answer = await reply(tom, topicId, 'So', { replyTo: first?.id });
    const late = await ok(
      ana.post(
        `/topics/${topicId}/posts`,
        { body: 'Thanks', replyTo: answer.id },
        {
          'idempotency-key': newId(),
        },
      ),
    );
    await ok(ana.put(`/posts/${first?.id}/reactions/helped`));
    await ok(ana.patch(`/posts/${first?.id}`, { body: 'Other words' }));
    await ok(ana.patch(`/topics/${topicId}`, { title: 'Another title' }));
    await ok(ana.put(`/topics/${topicId}/answer`, { postId: answer.id }));
    await ok(rosa.post(`/posts/${late.id}/reports`, { reason: 'unkind' }));
    await ok(ana.delete(`/posts/${late.id}`));
    await ok(ana.put(`/topics/${topicId}/read`, { position: 3 }));
    await tellingOf(world)();

    const [topic] = await db.select().from(topics).where(eq(topics.id, topicId));
    const about = [
      topicId,
      String(first?.id),
      late.id,
      String(topic?.authorId),
      key['idempotency-key'],
    ];
    expect(await tracesOf(ana, about)).toEqual(['anonymous_authors', 'reactions']);
    expect(await tracesOf(ana, [spaceId])).toEqual(joined); // nothing new of her in the circle
    const writes = logged.filter((line) => /"(POST|PATCH|PUT|DELETE)".*(topics|posts)/.test(line));
    expect(writes.length).toBeGreaterThan(5);
    expect(writes.filter((line) => line.includes(ana.id))).toEqual([]);
  });

  /** The tables where a row holds the person and one of these; ids alone, as an operator would look for them. */
  async function tracesOf(person: TestPerson, about: string[]): Promise<string[]> {
    const { rows: tables } = await world.deps.db.execute<{ name: string }>(
      sql`select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`,
    );
    const holding: string[] = [];
    for (const { name } of tables) {
      const { rows } = await world.deps.db.execute(
        sql`select 1 from ${sql.identifier(name)} t where to_jsonb(t)::text like ${`%${person.id}%`}
          and to_jsonb(t)::text ~ ${about.join('|')} limit 1`,
      );
      if (rows.length > 0) holding.push(name);
    }
    return holding;
  }

  it('is found by its words under its pseudonym, and under nobody’s name', async () => {
    const { rosa, ana, spaceId } = await openCircle();
    await ask(ana, spaceId, { body: 'Whoever knows gooseberries' });
    const search = (query: string) =>
      ok<{ items: Shown[] }>(rosa.get(`/search?q=gooseberries&in=${spaceId}${query}`));
    expect((await search('')).items).toMatchObject([
      { author: null, pseudonym: expect.any(String) },
    ]);
    expect((await search(`&person=${ana.id}`)).items).toEqual([]);
  });
});
