import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { eventually } from '../support/eventually.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { ok, openRoom, problemOf, reply, startTopic } from './talk.ts';

const crowd = 12;
type Answer = Awaited<ReturnType<TestPerson['get']>>;

describe('posts, and what puts an end to posting', () => {
  let world: World;
  /** Someone else at the database, who holds rows for as long as a test wants. */
  let other: pg.Client;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    other = new pg.Client(world.databaseUrl);
    await other.connect();
  });
  afterEach(() => other.end());

  const hold = async (...statements: string[]) => {
    for (const statement of ['begin', ...statements]) await other.query(statement);
  };
  const holdTopic = (id: string) => hold(`select from topics where id = '${id}' for no key update`);
  /** Writes go on up to the moment at which they announce what they did. */
  const holdAnnouncements = () => hold('lock table outbox in share row exclusive mode');
  const letGo = () => other.query('commit');

  async function countWaiting(): Promise<number> {
    await other.query('select pg_stat_clear_snapshot()'); // it is one per transaction otherwise
    const { rows } = await other.query(`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    return rows[0].n;
  }
  const untilWaiting = (n: number) =>
    eventually(async () => expect(await countWaiting()).toBeGreaterThanOrEqual(n));

  const countPosts = async (topicId: string): Promise<number> => {
    const { rows } = await other.query('select id from posts where topic_id = $1', [topicId]);
    return rows.length;
  };
  /** Twelve replies at once: each by itself, as with a note for moderators, or sharing their way to the database. */
  type Way = 'each by itself' | 'together';
  const crowdOf = (way: Way, person: TestPerson, topicId: string, more: object = {}) =>
    Promise.all(
      Array.from({ length: crowd }, (_, nth) => {
        const words = way === 'together' ? { body: 'In time?' } : flagged;
        const key = { 'idempotency-key': `${topicId}-${nth}` };
        return person.post(`/topics/${topicId}/posts`, { ...words, ...more }, key);
      }),
    );
  const flagged = { body: 'Marcus Webb, grade 4, in time?', studentDataConfirmed: true };
  const refusals = (answers: Answer[]) =>
    Promise.all(answers.map((answer) => problemOf(Promise.resolve(answer))));

  async function openTalk() {
    const room = await openRoom(world);
    const topic = await startTopic(room.rosa, room.spaceId);
    const { rosa, ana, spaceId } = room;
    const endings = {
      'taken out': () => rosa.delete(`/spaces/${spaceId}/members/${ana.id}`),
      'gone by themselves': () => ana.delete(`/spaces/${spaceId}/membership`),
      'in an archived space': () => rosa.patch(`/spaces/${spaceId}`, { archived: true }),
    };
    return { ...room, topic, endings };
  }
  const ways: Way[] = ['each by itself', 'together'];
  const endings = [
    ['taken out', '403 not-a-member'],
    ['gone by themselves', '403 not-a-member'],
    ['in an archived space', '409 space-archived'],
  ] as const;
  const cases = ways.flatMap((way) => endings.map((ending) => [...ending, way] as const));

  it.each(cases)(
    'adds nothing by someone who is known to be %s (%s, %s)',
    async (ending, _, way) => {
      const { ana, topic, endings } = await openTalk();
      await holdTopic(topic.id);
      const replies = crowdOf(way, ana, topic.id);
      await untilWaiting(crowd);

      let known: number | undefined;
      const ended = endings[ending]().then(async ({ statusCode }) => {
        expect(statusCode).toBe(200);
        known = await countPosts(topic.id);
      });
      await eventually(async () =>
        expect(known !== undefined || (await countWaiting()) > crowd).toBe(true),
      );
      await letGo();
      await Promise.all([ended, replies]);

      expect(await countPosts(topic.id)).toBe(known);
    },
  );

  it.each(cases)('waits for an ending under way: %s (%s, %s)', async (ending, refusal, way) => {
    const { ana, topic, endings } = await openTalk();
    await holdAnnouncements();
    const ended = endings[ending]();
    await untilWaiting(1);
    const replies = crowdOf(way, ana, topic.id);
    await untilWaiting(way === 'together' ? 2 : crowd + 1);
    await letGo();

    expect((await ended).statusCode).toBe(200);
    expect(await refusals(await replies)).toEqual(Array(crowd).fill(refusal));
    expect(await countPosts(topic.id)).toBe(1);
  });

  it.each(ways)('answers no post that was taken back while the answer waited (%s)', async (way) => {
    const { ana, rosa, topic } = await openTalk();
    const post = await reply(rosa, topic.id);
    await holdTopic(topic.id);
    const removed = rosa.delete(`/posts/${post.id}`);
    await untilWaiting(1);
    const replies = crowdOf(way, ana, topic.id, { replyTo: post.id });
    await untilWaiting(crowd + 1);
    await letGo();

    expect((await removed).statusCode).toBeLessThan(300);
    expect(await refusals(await replies)).toEqual(Array(crowd).fill('409 post-removed'));
  });

  it('writes again what lost its turn in a deadlock', async () => {
    const { ana, topic } = await openTalk();
    await other.query(`set deadlock_timeout = '1min'`); // so it is never the one that loses
    await holdTopic(topic.id);
    const answer = ana.post(`/topics/${topic.id}/posts`, { body: 'Mine' });
    await untilWaiting(1);
    await other.query(`delete from memberships where person_id = '${ana.id}'`);
    await other.query('rollback');

    expect((await answer).statusCode).toBe(201);
  });

  it('gives up, and says so, where what it reads and what it finds never agree', async () => {
    const { ana, topic } = await openTalk();
    await other.query(`create function pass_over() returns trigger language plpgsql
      as 'begin return null; end'`);
    await other.query(`create trigger odd before insert on posts for each row
      when (new.topic_id = '${topic.id}') execute function pass_over()`);
    const refused = ana.post(`/topics/${topic.id}/posts`, { body: 'Never' });
    expect(await problemOf(refused)).toBe('503 too-busy');
    await other.query('drop trigger odd on posts');
    await ok(ana.post(`/topics/${topic.id}/posts`, { body: 'At last' }));
  });
});
