import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { forgetOldNotifications } from '../../src/notifications/index.ts';
import { outbox } from '../../src/platform/events.ts';
import { openRoom, reply, startTopic } from '../spaces/talk.ts';
import { openWorld, type World } from '../support/world.ts';
import { tellingOf } from './telling.ts';

describe('a topic that a thousand people watch', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  /** What is asked of the database meanwhile. */
  async function statementsOf(run: () => Promise<unknown>): Promise<string[]> {
    const texts: string[] = [];
    const { query } = pg.Client.prototype;
    const noted = function (this: pg.Client, ...args: unknown[]) {
      const [what] = args;
      const text = typeof what === 'string' ? what : (what as { text: string }).text;
      if (!text.includes('"revocations"')) texts.push(text); // every process reads those twice a second
      return Reflect.apply(query, this, args);
    };
    Object.assign(pg.Client.prototype, { query: noted });
    try {
      await run();
    } finally {
      Object.assign(pg.Client.prototype, { query });
    }
    return texts;
  }

  it('tells them in one statement for all posts of the moment, outside of the request', async () => {
    const tell = tellingOf(world);
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    await tell();
    await world.deps.db.execute(sql`
      with crowd as (
        insert into persons (id, email, name, role, time_zone, created_at)
        select gen_random_uuid(), n || '@crowd.test', 'Person ' || n, 'teacher', 'America/Chicago', now()
        from generate_series(1, 1000) n returning id
      ) insert into topic_levels (person_id, topic_id, level, at) select id, ${topic.id}, 'watching', now() from crowd`);

    const asked = await statementsOf(async () => {
      await Promise.all(Array.from({ length: 5 }, () => reply(ana, topic.id)));
    });
    expect(asked.filter((text) => /notifications/.test(text))).toEqual([]);
    const told = await statementsOf(() => tell());
    expect(told.filter((text) => /insert into "notifications"/.test(text))).toHaveLength(1);
    expect(told.length).toBeLessThanOrEqual(5); // what happened, begin, this one, the event, commit
    expect(await world.count('notifications')).toBe(5 * 1_001); // and Rosa, whose topic it is

    const made = (await world.deps.db.select().from(outbox)).filter(
      ({ type }) => type === 'notifications.made',
    );
    expect(made.map(({ subjects, data }) => [subjects.length, data])).toEqual([[1_001, {}]]);
  });

  it('is forgotten after two months, and nothing younger', async () => {
    const { signal } = new AbortController();
    const count = await world.count('notifications');
    const later = (days: number) => new Date(world.clock.now.getTime() + days * 86_400_000);
    expect(await forgetOldNotifications(world.deps.db, later(59), signal)).toBe(0);
    expect(await forgetOldNotifications(world.deps.db, later(61), signal)).toBe(count);
    expect(await world.count('notifications')).toBe(0);
  });
});
