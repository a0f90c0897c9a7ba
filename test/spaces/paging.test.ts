import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { ok, openRoom, reply, startTopic } from './talk.ts';

type Page = { items: { id: string; position: number }[]; next: string | null };

describe('paging while people go on writing', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  const runs = { numRuns: Number(process.env.PAGING_RUNS ?? 8) };

  async function pageThrough(person: TestPerson, path: string, between: () => Promise<unknown>) {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: Page = await ok<Page>(person.get(`${path}${after}`));
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
      await between();
    }
    return seen;
  }

  it('shows each topic that nobody touched once, and none twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('start', 'reply', 'remove', 'pin'), { maxLength: 6 }),
        fc.integer({ min: 1, max: 4 }),
        async (acts, limit) => {
          const { rosa, spaceId } = await openRoom(world);
          const made: { id: string; lastPost: { id: string } }[] = [];
          for (let n = 0; n < 7; n += 1) {
            if (n % 2 === 0) world.clock.now = new Date(world.clock.now.getTime() + 1_000);
            made.push(await startTopic(rosa, spaceId));
          }
          const touched = new Set<string>();
          const left = [...acts];
          const act = async () => {
            world.clock.now = new Date(world.clock.now.getTime() + 1_000);
            const what = left.shift();
            const one = made[(left.length * 3) % made.length];
            if (what === 'start') await startTopic(rosa, spaceId);
            if (!one || what === undefined || what === 'start' || touched.has(one.id)) return;
            touched.add(one.id);
            if (what === 'reply') await reply(rosa, one.id);
            if (what === 'remove') await ok(rosa.delete(`/posts/${one.lastPost.id}`));
            if (what === 'pin') await ok(rosa.patch(`/topics/${one.id}`, { pinned: true }));
          };

          const seen = await pageThrough(rosa, `/spaces/${spaceId}/topics?limit=${limit}`, act);

          expect(new Set(seen).size).toBe(seen.length);
          for (const { id } of made) if (!touched.has(id)) expect(seen).toContain(id);
        },
      ),
      runs,
    );
  });

  it('shows each post once in order, also those that came meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 5 }),
        fc.integer({ min: 1, max: 3 }),
        async (acts, limit) => {
          const { rosa, ana, spaceId } = await openRoom(world);
          const topic = await startTopic(rosa, spaceId);
          const ids = [topic.lastPost.id];
          for (let n = 0; n < 4; n += 1) ids.push((await reply(ana, topic.id)).id);
          const left = [...acts];
          const act = async () => {
            const writes = left.shift();
            if (writes === true) ids.push((await reply(rosa, topic.id)).id);
            if (writes === false) await ok(ana.delete(`/posts/${ids[1 + (left.length % 4)]}`));
          };
          const seen = await pageThrough(rosa, `/topics/${topic.id}/posts?limit=${limit}`, act);
          expect(seen).toEqual(ids.slice(0, seen.length));
          expect(seen.length).toBeGreaterThanOrEqual(5);
        },
      ),
      runs,
    );
  });

  it('keeps every count equal to the rows it counts', async () => {
    const wrong = await world.deps.db.execute(sql`
      select t.id from topics t where deleted_at is null and (
        posts_count <> (select count(*) from posts p where p.topic_id = t.id and removed_at is null)
        or last_position <> (select max(position) from posts p where p.topic_id = t.id)
        or last_position <> (select count(*) from posts p where p.topic_id = t.id)
        or last_post_id <> (select id from posts p where p.topic_id = t.id and removed_at is null
                            order by position desc limit 1))
      union all
      select s.id from spaces s where
        topics_count <> (select count(*) from topics t where t.space_id = s.id and deleted_at is null)
        or members_count <> (select count(*) from memberships m where m.space_id = s.id)
      union all
      select p.id from posts p where
        helped_count <> (select count(*) from reactions r where r.post_id = p.id and kind = 'helped')`);
    expect(wrong.rows).toEqual([]);
    expect(await world.count('posts')).toBeGreaterThan(100);
  });
});
