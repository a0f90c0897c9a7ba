import {
  and,
  eq,
  exists,
  gte,
  ilike,
  isNotNull,
  isNull,
  ne,
  not,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import { districts } from '../districts/index.ts';
import { isHere, persons, profiles, shownToNetwork } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import { blockedFrom } from './authors.ts';
import { lastActivity, owesCharterColumn, visibleTo } from './queries.ts';
import type { SpaceQuery } from './schemas.ts';
import { memberships, spaces } from './tables.ts';

const day = 24 * 3_600_000;
const days = { week: 7, month: 30 };
const escaped = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

/**
 * What someone chose in the directory, as SQL over `spaces` and their membership. It finds by nothing that they could not
 * read for themselves: by members only where they may read who is there, and in circles and conversations not at all.
 */
export function chosenBy(actor: Actor, query: SpaceQuery, now: Date): SQL | undefined {
  const { kind, state, challenge, activity } = query;
  return and(
    kind && eq(spaces.kind, kind),
    state === undefined
      ? undefined
      : or(isDistrictOf(state), someMember(actor, now, teachesIn(state))),
    challenge === undefined
      ? undefined
      : or(...isAbout(challenge), someMember(actor, now, worksOn(challenge))),
    activity &&
      (activity === 'archived' ? isNotNull(spaces.archivedAt) : spokeSince(activity, now)),
  );
}

const isDistrictOf = (state: string) =>
  exists(
    new QueryBuilder()
      .select({ one: sql`1` })
      .from(districts)
      .where(and(eq(districts.id, spaces.districtId), eq(districts.state, state))),
  );

/** A district in a profile is a claim until someone is verified. */
const teachesIn = (state: string) =>
  and(ne(persons.verification, 'none'), eq(districts.state, state));

const worksOn = (challenge: string) =>
  and(ilike(profiles.challenge, escaped(challenge)), shownToNetwork('challenge'));

const isAbout = (challenge: string) => [
  ilike(spaces.name, escaped(challenge)),
  ilike(spaces.purpose, escaped(challenge)),
];

/** Whether there is such a member, as SQL over `spaces`; nobody is found across a block. */
function someMember(actor: Actor, now: Date, such: SQL | undefined): SQL | undefined {
  const there = new QueryBuilder()
    .select({ one: sql`1` })
    .from(memberships)
    .innerJoin(persons, eq(persons.id, memberships.personId))
    .leftJoin(profiles, eq(profiles.personId, persons.id))
    .leftJoin(districts, eq(districts.id, persons.districtId))
    .where(
      and(
        eq(memberships.spaceId, spaces.id),
        isHere(now),
        not(blockedFrom(actor, persons.id)),
        such,
      ),
    );
  const isOpenToMany = and(ne(spaces.kind, 'circle'), ne(spaces.kind, 'conversation'));
  return and(isOpenToMany, visibleTo(actor), exists(there));
}

/** In a circle, only what was said since they joined tells that it lives, as `showSpace` tells it. */
const spokeSince = (activity: keyof typeof days, now: Date) =>
  and(
    isNull(spaces.archivedAt),
    gte(lastActivity, new Date(now.getTime() - days[activity] * day)),
    or(
      ne(spaces.kind, 'circle'),
      and(not(owesCharterColumn), gte(lastActivity, memberships.joinedAt)),
    ),
  );
