import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/platform/actor.ts';
import * as policy from '../../src/spaces/policy.ts';
import { joinPolicies, spaceKinds } from '../../src/spaces/schemas.ts';

const ana = { personId: 'ana' } as Actor;
const joined = new Date('2026-11-17T15:00:00Z');
const before = new Date(joined.getTime() - 1);
const standings = spaceKinds.flatMap((kind) =>
  joinPolicies.flatMap((joinPolicy) =>
    ([null, 'member', 'facilitator'] as const).flatMap((role) =>
      ([null, 'asked', 'invited'] as const).flatMap((admission) =>
        [false, true].flatMap((ofDistrict) =>
          [false, true].flatMap((staff) =>
            (role !== null && kind === 'circle' ? [false, true] : [false]).map(
              (owesCharter): policy.Standing => {
                const joinedAt = role === null ? null : joined;
                const how = { role, joinedAt, admission, ofDistrict, staff, owesCharter };
                return { space: { kind, joinPolicy }, ...how };
              },
            ),
          ),
        ),
      ),
    ),
  ),
);
const hers = { authorId: 'ana', createdAt: joined };
const theirs = { authorId: 'tom', createdAt: joined };
const questions: Record<string, (standing: policy.Standing) => boolean> = {
  see: policy.maySeeSpace,
  read: policy.mayRead,
  post: policy.mayPost,
  facilitate: policy.mayFacilitate,
  moderate: policy.mayModerate,
  'edit own topic': (standing) => policy.mayEditTopic(ana, standing, hers),
  'edit their topic': (standing) => policy.mayEditTopic(ana, standing, theirs),
  'edit own post': (standing) => policy.mayEditPost(ana, standing, hers),
  'edit their post': (standing) => policy.mayEditPost(ana, standing, theirs),
  'remove own post': (standing) => policy.mayRemovePost(ana, standing, hers),
  'remove their post': (standing) => policy.mayRemovePost(ana, standing, theirs),
};

describe('who may do what in a space', () => {
  it.each(Object.entries(questions))('never takes away by a higher role: %s', (_, may) => {
    const rank = { member: 1, facilitator: 2 };
    for (const lower of standings) {
      for (const role of ['member', 'facilitator'] as const) {
        if (rank[role] > (lower.role ? rank[lower.role] : 0) && may(lower)) {
          expect(may({ ...lower, role, joinedAt: joined })).toBe(true);
        }
      }
      if (may({ ...lower, staff: false })) expect(may({ ...lower, staff: true })).toBe(true);
    }
  });

  it('lets nobody do anything with what they may not read', () => {
    for (const standing of standings.filter((one) => !policy.mayRead(one))) {
      for (const [what, may] of Object.entries(questions)) {
        if (what !== 'see') expect([what, may(standing)]).toEqual([what, false]);
      }
    }
  });

  it('gives staff no way in of their own', () => {
    for (const standing of standings) {
      for (const may of [
        policy.maySeeSpace,
        policy.mayRead,
        policy.mayPost,
        policy.mayFacilitate,
      ]) {
        expect(may({ ...standing, staff: true })).toBe(may({ ...standing, staff: false }));
      }
    }
  });

  it('opens nothing of a circle, or of a conversation, to who is not in it', () => {
    const outside = standings.filter(
      ({ space, role, admission }) =>
        ['circle', 'conversation'].includes(space.kind) && role === null && admission === null,
    );
    expect(outside).toHaveLength(24);
    for (const standing of outside) {
      for (const [what, may] of Object.entries(questions)) {
        expect([what, may(standing)]).toEqual([what, false]);
      }
    }
  });

  it('opens nothing of a circle to a member who owes its charter, but that it is there', () => {
    const owing = standings.filter(({ owesCharter }) => owesCharter);
    expect(owing.length).toBeGreaterThan(0);
    for (const standing of owing) {
      for (const [what, may] of Object.entries(questions)) {
        expect([what, may(standing)]).toEqual([what, what === 'see']);
      }
    }
  });

  it('opens nothing of a district space to people of another district, its members too', () => {
    const elsewhere = standings.filter(
      ({ space, ofDistrict }) => space.kind === 'district' && !ofDistrict,
    );
    for (const standing of elsewhere) {
      for (const [what, may] of Object.entries(questions)) {
        expect([what, may(standing)]).toEqual([what, false]);
      }
    }
  });

  it('begins the history of a circle, and of nothing else, at joining', () => {
    for (const standing of standings.filter(({ role }) => role !== null)) {
      const old = { ...hers, createdAt: before };
      const confidential = standing.space.kind === 'circle';
      const may = policy.mayRead(standing);
      expect(policy.mayReadPost(standing, hers)).toBe(may);
      expect(policy.mayReadPost(standing, old)).toBe(may && !confidential);
      expect(policy.mayReadTopic(standing, { lastPostAt: joined })).toBe(may);
      expect(policy.mayReadTopic(standing, { lastPostAt: before })).toBe(may && !confidential);
      expect(policy.mayEditPost(ana, standing, old)).toBe(may && !confidential);
      expect(policy.mayRemovePost(ana, standing, old)).toBe(may && !confidential);
      expect(policy.mayEditTopic(ana, standing, old)).toBe(may && !confidential);
    }
  });

  it('lets verified people start what is theirs to start, and a lead a district space', () => {
    const starters = [
      { verified: false, leadsDistrict: false },
      { verified: true, leadsDistrict: false },
      { verified: true, leadsDistrict: true },
    ];
    const startable = starters.map((starter) =>
      spaceKinds.filter((kind) => policy.mayStartSpace(kind, starter)),
    );
    expect(startable).toEqual([
      [],
      ['open', 'cohort', 'circle'],
      ['open', 'cohort', 'circle', 'district'],
    ]);
  });

  it('lets nobody change the words of another', () => {
    expect(standings.some((standing) => policy.mayEditPost(ana, standing, theirs))).toBe(false);
  });
});
