import { and, isNull, lte, ne, not, or, type SQL, sql } from 'drizzle-orm';
import { blocks, persons, profiles } from '../people/index.ts';
import type { Tx } from '../platform/db.ts';
import {
  isMuted,
  memberships,
  mentions,
  posts,
  spaces,
  topics,
  visibleTo,
} from '../spaces/index.ts';
import { type Candidate, monthDays, oldestDays, saysLittle } from './rules.ts';
import type { AskSettings } from './schemas.ts';
import { asks, calls } from './tables.ts';

const day = 86_400_000;
/** Of a question, so much is read to know what it is about. */
const readsCharacters = 1_000;
/** More than can be used up by the other questions of a round. */
const mostCandidates = 64;

const who = { personId: sql`${persons.id}` };
const author = sql.raw('waiting.author_id');

/** The stems of a text in both languages, but for what is a small word in either: nobody says which one they write in. */
const stemsOf = (text: SQL) => sql`(
  select coalesce(array_agg(distinct english[1]), '{}') as english, coalesce(array_agg(distinct spanish[1]), '{}') as spanish
    from unnest(tsvector_to_array(to_tsvector('simple', ${text}))) as word,
         ts_lexize('english_stem', word) as english, ts_lexize('spanish_stem', word) as spanish
   where length(word) > 2 and english <> '{}' and spanish <> '{}'
     and word <> all (array(select jsonb_array_elements_text(${JSON.stringify(saysLittle)}::jsonb))))`;

/** Questions that nobody else has answered, in spaces where people of several schools talk; the oldest first. */
const waiting = ({ waitHours }: AskSettings, now: Date, limit: number) => {
  const [until, from] = [waitHours * 3_600_000, oldestDays * day].map((ms) => now.getTime() - ms);
  return sql`
  select ${topics.id} as id, ${topics.createdAt} as created_at, ${topics.spaceId} as space_id,
         ${topics.authorId} as author_id, ${persons.districtId} as district_id, ${posts.id} as post_id, about.*
    from ${topics}
    join ${spaces} on ${spaces.id} = ${topics.spaceId}
    join ${persons} on ${persons.id} = ${topics.authorId}
    join ${posts} on ${posts.topicId} = ${topics.id} and ${posts.position} = 1
    cross join lateral ${stemsOf(sql`concat_ws(' ', ${topics.title}, array_to_string(${topics.tags}, ' '), ${spaces.name}, left(${posts.source}, ${readsCharacters}))`)} about
   where ${topics.kind} = 'question' and ${topics.answerPostId} is null
     and ${topics.deletedAt} is null and ${topics.lockedAt} is null and ${posts.removedAt} is null
     and ${topics.createdAt} between ${new Date(Number(from))}::timestamptz and ${new Date(Number(until))}::timestamptz
     and ${spaces.archivedAt} is null and ${spaces.kind} not in ('circle', 'conversation')
     and ${isHere(now)}
     and not exists (select from ${calls} where ${calls.topicId} = ${topics.id})
     and not exists (select from posts answer where answer.topic_id = ${topics.id}
       and answer.author_id <> ${topics.authorId} and answer.removed_at is null)
   order by ${topics.createdAt}, ${topics.id} limit ${limit}`;
};

const isHere = (now: Date) => or(isNull(persons.suspendedAt), lte(persons.suspendedUntil, now));

/** What someone offers helps to choose them only where who asks could read it. */
const isOfferedTo = sql`case coalesce(${profiles.audiences} ->> 'offers', 'network')
  when 'my-district' then ${persons.districtId} = waiting.district_id
  when 'my-cohorts' then ${spaces.kind} = 'cohort' and ${memberships.personId} is not null
  else true end`;

const isBlocked = sql`exists (select from ${blocks}
  where (${blocks.personId} = ${persons.id} and ${blocks.blockedId} = ${author})
     or (${blocks.personId} = ${author} and ${blocks.blockedId} = ${persons.id}))`;
const isAskedByName = sql`exists (select from ${mentions}
  where ${mentions.postId} = waiting.post_id and ${mentions.personId} = ${persons.id})`;

const sharedOf = (language: 'english' | 'spanish') =>
  sql.raw(
    `(select count(*) from unnest(waiting.${language}) stem where stem = any(offer.${language}))`,
  );

type Row = Omit<Candidate, 'lastAskedAt' | 'personId'> & {
  topicId: string;
  postId: string;
  spaceId: string;
  authorId: string;
  createdAt: string;
  personId: string | null;
  lastAskedAt: string | null;
};

/**
 * The next questions that wait for an answer, each with whoever may be asked: one statement. A question that nobody
 * offers help with is there once, without a person.
 */
export async function findWaiting(tx: Tx, settings: AskSettings, now: Date, limit: number) {
  const month = new Date(now.getTime() - monthDays * day);
  const { rows } = await tx.execute<Row>(sql`
    with waiting as materialized (${waiting(settings, now, limit)}),
    offer as materialized (
      select ${profiles.personId} as person_id, stems.* from ${profiles}
       cross join lateral ${stemsOf(sql`array_to_string(${profiles.offers}, ' ')`)} stems
       where cardinality(${profiles.offers}) > 0 and exists (select from waiting)
    ),
    load as materialized (
      select ${asks.personId} as person_id, max(${asks.askedAt}) as last_asked_at,
             count(*) filter (where ${asks.askedAt} > ${month}::timestamptz)::int as in_month,
             count(*) filter (where ${calls.endedAt} is null and ${asks.passedAt} is null)::int as open
        from ${asks} join ${calls} on ${calls.topicId} = ${asks.topicId} group by 1
    ),
    able as (
      select waiting.id as topic_id, ${persons.id} as person_id,
             coalesce(${persons.districtId} <> waiting.district_id, false) as from_elsewhere,
             greatest(${sharedOf('english')}, ${sharedOf('spanish')})::int as shared,
             coalesce(load.open, 0) as open, coalesce(load.in_month, 0) as in_month, load.last_asked_at
        from waiting
        join ${topics} on ${topics.id} = waiting.id
        join ${spaces} on ${spaces.id} = waiting.space_id
        join offer on offer.english && waiting.english or offer.spanish && waiting.spanish
        join ${persons} on ${persons.id} = offer.person_id
        join ${profiles} on ${profiles.personId} = offer.person_id
        left join load on load.person_id = offer.person_id
        left join ${memberships} on ${memberships.spaceId} = waiting.space_id and ${memberships.personId} = offer.person_id
       where ${and(
         ne(persons.id, author),
         isHere(now),
         visibleTo(who),
         isOfferedTo,
         not(isBlocked),
         not(isAskedByName),
         not(isMuted(who)),
       )}
         and coalesce(load.open, 0) < ${settings.mostOpen} and coalesce(load.in_month, 0) < ${settings.mostInMonth}
    ),
    first as (
      select *, row_number() over (partition by topic_id
        order by from_elsewhere desc, last_asked_at nulls first, shared desc, person_id) as place from able
    )
    select waiting.id as "topicId", waiting.post_id as "postId", waiting.space_id as "spaceId",
           waiting.author_id as "authorId", waiting.created_at::text as "createdAt",
           first.person_id as "personId", from_elsewhere as "fromElsewhere", shared, open, in_month as "inMonth",
           last_asked_at::text as "lastAskedAt"
      from waiting left join first on first.topic_id = waiting.id and place <= ${mostCandidates}`);
  return rows;
}
