import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { mayDecide } from '../../src/moderation/policy.ts';
import { decidedBy, topicOfCase } from '../../src/moderation/queries.ts';
import { reportedKinds } from '../../src/moderation/schemas.ts';
import { cases } from '../../src/moderation/tables.ts';
import { newId } from '../../src/platform/ids.ts';
import { mayReadPost } from '../../src/spaces/policy.ts';
import { joinPolicies, spaceKinds } from '../../src/spaces/schemas.ts';
import { memberships, posts, spaces, topics } from '../../src/spaces/tables.ts';
import { openWorld, type World } from '../support/world.ts';

const roles = [null, 'member', 'facilitator'] as const;
const minute = 60_000;

describe('who decides about a reported post, as a decision and as SQL', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  /** A reported post in a space of its own for each case: from before the person joined or after, theirs or another's. */
  async function makeCases() {
    const { db } = world.deps;
    const joined = world.clock.now;
    const before = new Date(joined.getTime() - minute);
    const home = await world.district();
    const other = await world.district();
    const me = await world.person({ districtId: home.id });
    const yesOrNo = [true, false];
    const rows = spaceKinds.flatMap((kind) =>
      joinPolicies.flatMap((joinPolicy) =>
        roles.flatMap((role) =>
          [home.id, other.id].flatMap((districtId) =>
            [before, joined].flatMap((at) =>
              yesOrNo.flatMap((handedOver) =>
                yesOrNo.flatMap((mine) =>
                  reportedKinds.map((of) => ({
                    ...{ id: newId(), topicId: newId(), postId: newId(), caseId: newId(), of },
                    ...{ kind, joinPolicy, role, districtId, at, handedOver },
                    authorId: mine ? me.id : newId(),
                  })),
                ),
              ),
            ),
          ),
        ),
      ),
    );
    const text = { name: 'A space', purpose: 'To be seen', hue: 'pine' as const };
    await db.insert(spaces).values(
      rows.map(({ id, kind, joinPolicy, districtId }) => ({
        ...{ id, kind, joinPolicy, ...text, startedById: newId(), createdAt: before },
        districtId: kind === 'district' ? districtId : null,
      })),
    );
    await db
      .insert(memberships)
      .values(
        rows.flatMap(({ id: spaceId, role }) => [
          { spaceId, personId: newId(), role: 'facilitator' as const, joinedAt: before },
          ...(role ? [{ spaceId, personId: me.id, role, joinedAt: joined }] : []),
        ]),
      );
    await db.insert(topics).values(
      rows.map(({ id: spaceId, topicId, postId, authorId, at }) => ({
        ...{ id: topicId, spaceId, authorId, kind: 'discussion' as const, title: 'A topic' },
        ...{ createdAt: at, postsCount: 1, lastPosition: 1, lastPostAt: at, lastPostId: postId },
        ...{ lastPosterId: authorId, lastExcerpt: '' },
      })),
    );
    await db.insert(posts).values(
      // Posts in a topic of a check-in are another matter: they say nothing about what was shared there.
      rows.map(({ topicId, postId, authorId, at, of }) => ({
        ...{ id: of === 'post' ? postId : newId(), topicId, authorId, position: 1, createdAt: at },
        ...{ source: 'Words', html: '', htmlVersion: 0 },
      })),
    );
    await db.insert(cases).values(
      rows.map(({ id: spaceId, caseId, postId, authorId, handedOver, of, topicId }) => ({
        ...{ id: caseId, spaceId, postId, authorId, handedOver, openedAt: joined, of },
        topicId: of === 'post' ? null : topicId,
      })),
    );
    return { me, home, joined, rows };
  }

  it('is one rule in every case', async () => {
    const { me, home, joined, rows } = await makeCases();
    for (const staff of [true, false]) {
      const found = await world.deps.db
        .select({ id: cases.id })
        .from(cases)
        .leftJoin(posts, eq(posts.id, cases.postId))
        .innerJoin(topics, eq(topics.id, topicOfCase))
        .innerJoin(spaces, eq(spaces.id, cases.spaceId))
        .where(decidedBy({ personId: me.id }, staff));
      const expected = rows.filter((row) => {
        const { kind, joinPolicy, role, handedOver, at } = row;
        const ofDistrict = kind === 'district' && row.districtId === home.id;
        const own = { admission: null, owesCharter: false, ofDistrict, staff };
        const how = { role, joinedAt: role && joined, ...own };
        const reads = mayReadPost({ space: { kind, joinPolicy }, ...how }, { createdAt: at });
        const circle = kind === 'circle';
        const facilitates = role === 'facilitator';
        const keeping = { facilitates, reads, staff, circle, handedOver };
        return mayDecide({ personId: me.id }, row, keeping);
      });
      expect(expected.length).toBeGreaterThan(20);
      expect(found.map(({ id }) => id).sort()).toEqual(expected.map(({ caseId }) => caseId).sort());
    }
    expect(rows).toHaveLength(6 * 3 * 3 * 2 * 2 * 2 * 2 * 3);
  });
});
