import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { findWaiting, mostConsidered } from '../../src/asks/find-waiting.ts';
import { askPeople } from '../../src/asks/index.ts';
import { usualSettings } from '../../src/asks/rules.ts';
import { openWorld, type World } from '../support/world.ts';
import { askedAbout, helper, hours, letIn, openQuestion } from './network.ts';

const many = 10_000;
const fractions = ['Fractions with paper strips'];
/** Of helper `n`: before those of everybody else. */
const idOf = sql.raw("('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid");

describe('a question in a network where ten thousand offer help', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.deps.db.execute(sql`
      insert into persons (id, email, name, role, time_zone, created_at)
      select ${idOf}, 'helper-' || n || '@hallway.test', 'Helper', 'teacher', 'UTC', now()
        from generate_series(1, ${many}) n`);
    await world.deps.db.execute(sql`
      insert into profiles (person_id, offers, updated_at)
      select id, array['Fractions with paper strips'], now() from persons where email like 'helper-%'`);
  });
  beforeEach(async () => {
    await world.deps.db.execute(sql`truncate asks, calls cascade`);
    await world.deps.db.execute(sql`update topics set deleted_at = created_at`);
  });
  afterAll(() => world.close());

  const candidates = async (topicId: string) => {
    const { now } = world.clock;
    const rows = await world.deps.db.transaction((tx) => findWaiting(tx, usualSettings, now, 20));
    return rows.filter((row) => row.topicId === topicId).map(({ personId }) => personId);
  };
  const nth = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

  it('looks at those whose turn it is, and no further', async () => {
    const { ana, topicId } = await openQuestion(world);
    const blocked = mostConsidered - 20;
    await world.deps.db.execute(sql`insert into blocks (person_id, blocked_id, created_at)
      select ${ana.id}, ${idOf}, now() from generate_series(1, ${blocked}) n`);
    hours(world, 48);
    // Without the limit there are 64, as many as a question is given at most.
    expect((await candidates(topicId)).sort()).toEqual(
      Array.from({ length: 20 }, (_, n) => nth(blocked + 1 + n)),
    );
    await askPeople(world.deps);
    expect(await askedAbout(world, topicId)).toHaveLength(3);
  });

  it('finds the one who may read it, behind all who may not', async () => {
    const last = await helper(world, { offers: fractions });
    const { rosa, spaceId, topicId } = await openQuestion(world, {
      ...{ kind: 'cohort', joinPolicy: 'invitation' },
    });
    await letIn(rosa, last, spaceId);
    hours(world, 48);
    expect(await candidates(topicId)).toEqual([last.id]);
  });

  it('asks nobody twice before it has asked those who never were', async () => {
    const first = await openQuestion(world);
    hours(world, 48);
    await askPeople(world.deps);
    const asked = await askedAbout(world, first.topicId);
    const second = await openQuestion(world);
    hours(world, 48);
    const found = await candidates(second.topicId);
    expect(found).toHaveLength(64);
    for (const id of asked) expect(found).not.toContain(id);
  });
});
