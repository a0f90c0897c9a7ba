import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { newId } from '../../src/platform/ids.ts';
import * as policy from '../../src/spaces/policy.ts';
import { listedTo, postVisibleTo, topicVisibleTo, visibleTo } from '../../src/spaces/queries.ts';
import { joinPolicies, spaceKinds } from '../../src/spaces/schemas.ts';
import { admissions, memberships, posts, spaces, topics } from '../../src/spaces/tables.ts';
import { openWorld, type World } from '../support/world.ts';

const roles = [null, 'member', 'facilitator'] as const;
const waits = [null, 'asked', 'invited'] as const;
const versions = [1, 2];
const minute = 60_000;

describe('who may see a space, as a decision and as SQL', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  /** A space for each case, with a topic from before the person joined and one from the very moment. */
  async function makeCases() {
    const { db } = world.deps;
    const joined = world.clock.now;
    const before = new Date(joined.getTime() - minute);
    const home = await world.district();
    const other = await world.district();
    const me = await world.person({ districtId: home.id });
    const starter = newId();
    const rows = spaceKinds.flatMap((kind) =>
      joinPolicies.flatMap((joinPolicy) =>
        roles.flatMap((role) =>
          waits.flatMap((admission) =>
            [home.id, other.id].flatMap((districtId) =>
              versions.map((charterVersion) => ({
                ...{ id: newId(), kind, joinPolicy, role, admission, districtId, charterVersion },
                topics: [before, joined].map((at) => ({ id: newId(), postId: newId(), at })),
              })),
            ),
          ),
        ),
      ),
    );
    const text = { name: 'A space', purpose: 'To be seen', hue: 'pine' as const };
    await db.insert(spaces).values(
      rows.map(({ id, kind, joinPolicy, districtId }) => ({
        ...{ id, kind, joinPolicy, ...text, startedById: starter, createdAt: before },
        districtId: kind === 'district' ? districtId : null,
        charterVersion: kind === 'circle' ? 2 : 0,
      })),
    );
    await db
      .insert(memberships)
      .values(
        rows.flatMap(({ id: spaceId, role, charterVersion }) => [
          { spaceId, personId: starter, role: 'facilitator' as const, joinedAt: before },
          ...(role ? [{ spaceId, personId: me.id, role, joinedAt: joined, charterVersion }] : []),
        ]),
      );
    await db
      .insert(admissions)
      .values(
        rows.flatMap(({ id: spaceId, admission }) => [
          { spaceId, personId: newId(), kind: 'invited' as const, byId: starter, at: joined },
          ...(admission
            ? [{ spaceId, personId: me.id, kind: admission, byId: starter, at: joined }]
            : []),
        ]),
      );
    const talk = rows.flatMap((row) => row.topics.map((topic) => ({ ...topic, spaceId: row.id })));
    await db.insert(topics).values(
      talk.map(({ id, spaceId, postId, at }) => ({
        ...{ id, spaceId, authorId: starter, kind: 'discussion' as const, title: 'A topic' },
        ...{ createdAt: at, postsCount: 1, lastPosition: 1, lastPostAt: at, lastPostId: postId },
        ...{ lastPosterId: starter, lastExcerpt: '' },
      })),
    );
    await db.insert(posts).values(
      talk.map(({ id, postId, at }) => ({
        ...{ id: postId, topicId: id, authorId: starter, position: 1, createdAt: at },
        ...{ source: 'Words', html: '', htmlVersion: 0 },
      })),
    );
    const cases = rows.map((row) => {
      const { kind, joinPolicy, role, admission } = row;
      const ofDistrict = kind === 'district' && row.districtId === home.id;
      const joinedAt = role ? joined : null;
      const owesCharter = kind === 'circle' && role !== null && row.charterVersion < 2;
      const how = { role, joinedAt, admission, ofDistrict, owesCharter, staff: false };
      const standing: policy.Standing = { space: { kind, joinPolicy }, ...how };
      return { ...row, standing };
    });
    return { me, cases };
  }

  it('is one rule in every case, and a stranger’s membership opens nothing', async () => {
    const { db } = world.deps;
    const { me, cases } = await makeCases();
    const asked = { personId: me.id };
    const inSpace = eq(spaces.id, topics.spaceId);
    const found = {
      readable: await db.select({ id: spaces.id }).from(spaces).where(visibleTo(asked)),
      listed: await db.select({ id: spaces.id }).from(spaces).where(listedTo(asked)),
      topics: await db
        .select({ id: topics.id })
        .from(topics)
        .innerJoin(spaces, inSpace)
        .where(topicVisibleTo(asked)),
      posts: await db
        .select({ id: posts.id })
        .from(posts)
        .innerJoin(topics, eq(topics.id, posts.topicId))
        .innerJoin(spaces, inSpace)
        .where(postVisibleTo(asked)),
    };

    const spacesWhere = (may: (standing: policy.Standing) => boolean) =>
      cases.filter(({ standing }) => may(standing)).map(({ id }) => id);
    const all = cases.flatMap(({ standing, topics: told }) =>
      told.map((topic) => ({ standing, ...topic })),
    );
    const expected = {
      readable: spacesWhere(policy.mayRead),
      listed: spacesWhere(policy.maySeeSpace),
      topics: all
        .filter(({ standing, at }) => policy.mayReadTopic(standing, { lastPostAt: at }))
        .map(({ id }) => id),
      posts: all
        .filter(({ standing, at }) => policy.mayReadPost(standing, { createdAt: at }))
        .map(({ postId }) => postId),
    };
    for (const what of ['readable', 'listed', 'topics', 'posts'] as const) {
      expect([what, found[what].map(({ id }) => id).sort()]).toEqual([what, expected[what].sort()]);
    }
    expect(cases).toHaveLength(6 * 3 * 3 * 3 * 2 * 2);
  });
});
