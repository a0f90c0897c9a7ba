import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { findWaiting, mostCandidates } from '../../src/asks/find-waiting.ts';
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
    await world.deps.db.execute(sql`update profiles set audiences = '{}' where audiences <> '{}'`);
    await world.deps.db.execute(
      sql`update persons set district_id = null where email like 'helper-%' and district_id is not null`,
    );
  });
  afterAll(() => world.close());

  const candidates = async (topicId: string) => {
    const { now } = world.clock;
    const rows = await world.deps.db.transaction((tx) => findWaiting(tx, usualSettings, now, 20));
    return rows.filter((row) => row.topicId === topicId).map(({ personId }) => personId);
  };
  const nth = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

  it('is given those whose turn it is, and no more than it can need', async () => {
    const { topicId } = await openQuestion(world);
    hours(world, 48);
    expect((await candidates(topicId)).sort()).toEqual(
      Array.from({ length: mostCandidates }, (_, n) => nth(1 + n)),
    );
  });

  const inFront = 600;
  type Question = Awaited<ReturnType<typeof openQuestion>>;
  /** What keeps the first six hundred from being asked, of all of whom it would be the turn. */
  const reasons: [string, (question: Question) => ReturnType<typeof sql>][] = [
    [
      'have a block with who asks',
      ({ ana }) => sql`insert into blocks (person_id, blocked_id, created_at)
        select ${ana.id}, ${idOf}, now() from generate_series(1, ${inFront}) n`,
    ],
    [
      'blocked who asks',
      ({ ana }) => sql`insert into blocks (person_id, blocked_id, created_at)
        select ${idOf}, ${ana.id}, now() from generate_series(1, ${inFront}) n`,
    ],
    [
      'are asked by name',
      ({ postId }) => sql`insert into mentions (post_id, person_id, at)
        select ${postId}, ${idOf}, now() from generate_series(1, ${inFront}) n`,
    ],
    [
      'have muted the topic',
      ({ topicId }) => sql`insert into topic_levels (topic_id, person_id, level, at)
        select ${topicId}, ${idOf}, 'muted', now() from generate_series(1, ${inFront}) n`,
    ],
    [
      'have muted the space',
      ({ spaceId }) => sql`insert into memberships (space_id, person_id, role, level, joined_at)
        select ${spaceId}, ${idOf}, 'member', 'muted', now() from generate_series(1, ${inFront}) n`,
    ],
    [
      'offer it to their own district',
      () => sql`update profiles set audiences = '{"offers": "my-district"}'
        where person_id in (select ${idOf} from generate_series(1, ${inFront}) n)`,
    ],
  ];

  it.each(reasons)('finds who may be asked, behind six hundred who %s', async (_, keep) => {
    const question = await openQuestion(world);
    await world.deps.db.execute(keep(question));
    hours(world, 48);
    expect((await candidates(question.topicId)).sort()).toEqual(
      Array.from({ length: mostCandidates }, (_, n) => nth(inFront + 1 + n)),
    );
    await askPeople(world.deps);
    expect(await askedAbout(world, question.topicId)).toHaveLength(3);
  });

  it('finds who has time, behind six hundred of other districts who have as much as they can do', async () => {
    const [{ id: home }, { id: elsewhere }] = [await world.district(), await world.district()];
    await world.deps.db.execute(sql`update persons set district_id = ${elsewhere}
      where id in (select ${idOf} from generate_series(1, ${inFront}) n)`);
    for (let asked = 0; asked < usualSettings.mostOpen; asked += 1) {
      const { topicId, spaceId } = await openQuestion(world);
      await world.deps.db.execute(sql`insert into calls (topic_id, space_id, made_at)
        values (${topicId}, ${spaceId}, ${world.clock.now})`);
      await world.deps.db.execute(sql`insert into asks (topic_id, person_id, asked_at)
        select ${topicId}, ${idOf}, ${world.clock.now} from generate_series(1, ${inFront}) n`);
    }
    const { ana, topicId } = await openQuestion(world);
    await world.deps.db.execute(sql`update persons set district_id = ${home} where id = ${ana.id}`);
    hours(world, 48);
    expect((await candidates(topicId)).sort()).toEqual(
      Array.from({ length: mostCandidates }, (_, n) => nth(inFront + 1 + n)),
    );
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
    expect(found).toHaveLength(mostCandidates);
    for (const id of asked) expect(found).not.toContain(id);
  });
});
