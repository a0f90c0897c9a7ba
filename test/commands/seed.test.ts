import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runCommand } from '../../bin/commands/run-command.ts';
import { seedDistricts } from '../../bin/seed/districts.ts';
import { evidenceOfLearning } from '../../bin/seed/evidence-of-learning.ts';
import { multilingualLearners } from '../../bin/seed/multilingual-learners.ts';
import { seedPeople } from '../../bin/seed/people.ts';
import { principals } from '../../bin/seed/principals.ts';
import { momentOf } from '../../bin/seed/talk.ts';
import { seedDemonstration } from '../../bin/seed.ts';
import { openWorld, type World } from '../support/world.ts';

const spaces = [multilingualLearners, evidenceOfLearning, principals];

describe('the demonstration network', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  const rows = async (sql: string) => (await world.pool.query(sql)).rows;

  it('is written once, however often and however concurrently it is asked for', async () => {
    const written = await Promise.all([1, 2, 3].map(() => seedDemonstration(world.deps)));
    expect(written.filter(Boolean)).toHaveLength(1);
    expect(await seedDemonstration(world.deps)).toBe(false);
    expect(await world.count('persons')).toBe(Object.keys(seedPeople).length);
    expect(await world.count('districts')).toBe(Object.keys(seedDistricts).length);
    expect(await world.count('spaces')).toBe(3);
  });

  it('holds a week of talk in the past, in order, by members of the space', async () => {
    expect(await world.count('posts')).toBeGreaterThanOrEqual(60);
    expect(await world.count('topics')).toBe(12);
    const oddities = await rows(
      `select p.id from posts p join topics t on t.id = p.topic_id
       left join memberships m on m.space_id = t.space_id and m.person_id = p.author_id
       left join posts before on before.topic_id = p.topic_id and before.position = p.position - 1
       where m.person_id is null or p.created_at <= before.created_at
         or p.created_at >= '2026-11-17T15:00:00Z' or p.created_at < '2026-11-09T00:00:00Z'`,
    );
    expect(oddities).toEqual([]);
    const strangers = await rows(
      `select r.* from reactions r join posts p on p.id = r.post_id join topics t on t.id = p.topic_id
       left join memberships m on m.space_id = t.space_id and m.person_id = r.person_id
       where m.person_id is null or r.person_id = p.author_id and r.kind = 'helped'`,
    );
    expect(strangers).toEqual([]);
  });

  it('is found by its words at once', async () => {
    expect(await world.count('search_entries')).toBe(await world.count('posts'));
  });

  it('asks people by name, each a member who can be reached', async () => {
    const asked = await rows(
      `select m.person_id, ms.person_id as member, p.html, a.name from mentions m
       join posts p on p.id = m.post_id join topics t on t.id = p.topic_id join persons a on a.id = m.person_id
       left join memberships ms on ms.space_id = t.space_id and ms.person_id = m.person_id`,
    );
    expect(asked.length).toBeGreaterThanOrEqual(6);
    for (const { member, html, name } of asked) {
      expect(member).not.toBeNull();
      expect(html).toContain(`@${name}</a>`);
    }
    expect(await rows("select id from posts where source like '%@{%'")).toEqual([]);
  });

  it('has people who can be found, with proved addresses, and spaces whose topics can be read', async () => {
    const maria = await rows(
      "select id, email, verification, demonstration, time_zone from persons where name = 'Maria Delgado'",
    );
    expect(maria).toMatchObject([
      {
        email: 'maria.delgado@aldervalley.example',
        verification: 'district-email',
        demonstration: true,
        time_zone: 'America/Los_Angeles',
      },
    ]);
    const { items } = (await world.anyone.get('/districts?search=alder%20valley%20ca')).json();
    expect(items).toMatchObject([{ name: 'Alder Valley Unified' }]);
  });

  it('is always the same, and never in the future', () => {
    const posts = spaces.flatMap(({ topics }) => topics.flatMap((topic) => topic.posts));
    for (const now of ['2026-11-17T00:01:00Z', '2027-03-14T09:59:00Z', '2028-02-29T23:59:59Z']) {
      for (const { when } of posts)
        expect(momentOf(when, new Date(now)) < new Date(now)).toBe(true);
    }
  });

  it('is refused in production', async () => {
    const remarked: string[] = [];
    const status = await runCommand(['seed'], {
      env: {
        NODE_ENV: 'production',
        DATABASE_URL: world.databaseUrl,
        REDIS_URL: 'redis://127.0.0.1:1',
        SMTP_URL: 'smtp://127.0.0.1:1',
        PUBLIC_URL: 'https://hallway.example',
        SECRET_KEYS: Buffer.alloc(32, 1).toString('base64'),
      },
      folder: '/',
      now: () => new Date(),
      say: () => undefined,
      remark: (line) => void remarked.push(line),
      progress: () => undefined,
    });
    expect(status).toBe(1);
    expect(remarked).toEqual(['The demonstration network is not for production (NODE_ENV).']);
  });
});
