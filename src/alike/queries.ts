import { and, eq, inArray, isNull, ne, not, type SQL, sql } from 'drizzle-orm';
import { districts } from '../districts/index.ts';
import { type AuthorView, isHere, persons, profiles, shownToNetwork } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { blockedFrom, memberships, spaces, visibleTo } from '../spaces/index.ts';
import { alikeFrom, everydayWords, mostNamed, stemsInCommon, weights } from './rules.ts';

/** Someone who is named, and how many there are in that space with them. */
type Row = AuthorView & { spaceId: string; count: number };

/** What these people show to the whole network of what makes people alike; null where they do not. */
const shownBy = (who: SQL | undefined) => sql`
  select ${persons.id}, ${persons.name}, ${persons.role}, ${districts.name} as district,
    case when ${persons.verification} <> 'none' then ${districts.state} end as state,
    case when ${shownToNetwork('gradeBands')} then ${profiles.gradeBands} end as bands,
    case when ${shownToNetwork('challenge')} then ${profiles.challengeStems} end as stems
  from ${persons}
  left join ${profiles} on ${profiles.personId} = ${persons.id}
  left join ${districts} on ${districts.id} = ${persons.districtId}
  where ${who}`;

const score = sql`
  (them.role = me.role)::int * ${weights.role}::int
  + coalesce((them.state = me.state)::int, 0) * ${weights.state}::int
  + coalesce((them.bands && me.bands)::int, 0) * ${weights.gradeBand}::int
  + (cardinality(array(select unnest(them.stems) intersect select unnest(me.stems)))
      >= ${stemsInCommon})::int * ${weights.challenge}::int`;

/**
 * Who in these spaces is like the person asking, for the spaces that are open to the network and that they may read:
 * the first of each space, the most alike first.
 */
export async function findAlike(
  db: Db,
  actor: Actor,
  spaceIds: readonly string[],
  now: Date,
): Promise<Row[]> {
  const lookedAt = and(
    inArray(memberships.spaceId, [...spaceIds]),
    ne(memberships.personId, actor.personId),
    eq(spaces.kind, 'open'),
    isNull(spaces.archivedAt),
    visibleTo(actor),
  );
  const others = and(
    sql`${persons.id} in (select person_id from there)`,
    isHere(now),
    not(blockedFrom(actor, persons.id)),
  );
  const { rows } = await db.execute<Row>(sql`
    with everyday as (
      select tsvector_to_array(to_tsvector('english'::regconfig, ${everydayWords})) as stems
    ), me as (
      select role, state, bands, array(
        select unnest(mine.stems) except select unnest(everyday.stems) from everyday
      ) as stems from (${shownBy(eq(persons.id, actor.personId))}) mine
    ), there as (
      select ${memberships.spaceId}, ${memberships.personId} from ${memberships}
      inner join ${spaces} on ${spaces.id} = ${memberships.spaceId} where ${lookedAt}
    ), alike as materialized (
      select them.*, ${score} as score from (${shownBy(others)}) them cross join me
    ), ranked as (
      select there.space_id, alike.*,
        count(*) over (partition by there.space_id)::int as count,
        row_number() over (partition by there.space_id order by alike.score desc, alike.id) as rank
      from there inner join alike on alike.id = there.person_id where alike.score >= ${alikeFrom}
    )
    select space_id as "spaceId", count, id, name, role, district from ranked
    where rank <= ${mostNamed} order by space_id, rank`);
  return rows;
}
