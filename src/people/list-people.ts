import { and, asc, eq, inArray, isNull, lte, notExists, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { districts } from '../districts/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { decodeCursor, pageOf } from '../platform/keyset.ts';
import { usualAudience } from './policy.ts';
import { authorOf } from './queries.ts';
import type { PeopleQuery, ProfileField } from './schemas.ts';
import { type CohortPeers, personViewOf } from './show-person.ts';
import { blocks, persons, profiles } from './tables.ts';

const Key = z.tuple([z.string(), z.uuid()]);
const escaped = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

const audienceOf = (field: ProfileField) =>
  sql`coalesce(${profiles.audiences} ->> ${field}, ${usualAudience(field)})`;

/** Whether everyone in the network may read that field, as SQL over `profiles`. */
export const shownToNetwork = (field: ProfileField): SQL<boolean> =>
  sql`${audienceOf(field)} in ('network', 'public')`;

/** Whether someone's account is open, as SQL over `persons`: nobody suspended is found. */
export const isHere = (now: Date) =>
  or(isNull(persons.suspendedAt), lte(persons.suspendedUntil, now));

/** `mayReadField` as SQL: whether this reader may read that field, so that a search finds by nothing hidden. */
export function readableTo(
  actor: Actor,
  peers: ReadonlySet<string>,
  field: 'challenge' | 'offers',
): SQL {
  const audience = audienceOf(field);
  const self = eq(persons.id, actor.personId);
  const cohorts =
    peers.size > 0
      ? and(sql`${audience} = 'my-cohorts'`, inArray(persons.id, [...peers]))
      : undefined;
  const district = actor.districtId
    ? and(sql`${audience} = 'my-district'`, eq(persons.districtId, actor.districtId))
    : undefined;
  return or(self, shownToNetwork(field), cohorts, district) as SQL;
}

/** People whom this reader has no block with. */
export const unblocked = (db: Db, actor: Actor): SQL =>
  notExists(
    db
      .select({ one: sql`1` })
      .from(blocks)
      .where(
        or(
          and(eq(blocks.personId, actor.personId), eq(blocks.blockedId, persons.id)),
          and(eq(blocks.blockedId, actor.personId), eq(blocks.personId, persons.id)),
        ),
      ),
  );

/** The directory: people who are here, by name. */
export async function listPeople(
  db: Db,
  actor: Actor,
  query: PeopleQuery,
  cohortPeers: CohortPeers,
  now: Date,
) {
  const after = decodeCursor(Key, query.cursor);
  const peers = await cohortPeers(db, actor.personId);
  const { challenge, offers, state, role, search } = query;
  const offered = sql`exists (select 1 from unnest(${profiles.offers}) as offer where offer ilike ${escaped(offers ?? '')})`;
  const rows = await db
    .select({ person: persons, profile: profiles, district: districts })
    .from(persons)
    .leftJoin(profiles, eq(profiles.personId, persons.id))
    .leftJoin(districts, eq(districts.id, persons.districtId))
    .where(
      and(
        isHere(now),
        unblocked(db, actor),
        state === undefined ? undefined : eq(districts.state, state),
        role === undefined ? undefined : eq(persons.role, role),
        search === undefined ? undefined : sql`${persons.name} ilike ${escaped(search)}`,
        challenge === undefined
          ? undefined
          : and(
              sql`${profiles.challenge} ilike ${escaped(challenge)}`,
              readableTo(actor, peers, 'challenge'),
            ),
        offers === undefined ? undefined : and(offered, readableTo(actor, peers, 'offers')),
        after && sql`(${persons.name}, ${persons.id}) > (${after[0]}, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(persons.name), asc(persons.id))
    .limit(query.limit + 1);
  return pageOf(
    rows,
    query.limit,
    (row) => personViewOf(row, authorOf(row.person, row.district?.name ?? null), actor, peers),
    ({ person }) => [person.name, person.id],
  );
}
