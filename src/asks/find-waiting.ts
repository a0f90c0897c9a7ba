import { and, isNull, lte, not, or, type SQL, sql } from 'drizzle-orm';
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
/** Of those who may be asked; more than can be used up by the other questions of a round. */
export const mostCandidates = 64;

const offering = { personId: sql.raw('offer.person_id') };
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
const isOfferedTo = sql`case offer.audience
  when 'my-district' then offer.district_id = waiting.district_id
  when 'my-cohorts' then ${spaces.kind} = 'cohort' and ${memberships.personId} is not null
  else true end`;

/** Found once for a question, however many offer help: who has a block with who asks, and who is asked by name. */
const setApart = sql`
  select ${blocks.blockedId} from ${blocks} where ${blocks.personId} = ${author}
  union all select ${blocks.personId} from ${blocks} where ${blocks.blockedId} = ${author}
  union all select ${mentions.personId} from ${mentions} where ${mentions.postId} = waiting.post_id`;

const sharedOf = (language: 'english' | 'spanish') =>
  sql.raw(
    `(select count(*) from unnest(waiting.${language}) stem where stem = any(offer.${language}))`,
  );

/**
 * What someone has to do already. Nothing older than a month is read, since a call ends long before; nor more than would be
 * too much anyway.
 */
const loadOf = ({ mostInMonth }: AskSettings, month: Date) => sql`(
  select count(*)::int as in_month, count(*) filter (where waits)::int as open from (
    select ${asks.passedAt} is null and ${calls.endedAt} is null as waits
      from ${asks} join ${calls} on ${calls.topicId} = ${asks.topicId}
     where ${asks.personId} = ${persons.id} and ${asks.askedAt} > ${month}::timestamptz
     limit ${mostInMonth}) recent)`;

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
      select ${persons.id} as person_id, ${persons.districtId} as district_id, stems.*,
             coalesce(${profiles.audiences} ->> 'offers', 'network') as audience, load.*,
             (select max(${asks.askedAt}) from ${asks} where ${asks.personId} = ${persons.id}) as last_asked_at
        from ${profiles} join ${persons} on ${persons.id} = ${profiles.personId}
       cross join lateral ${stemsOf(sql`left(array_to_string(${profiles.offers}, ' '), ${readsCharacters})`)} stems
       cross join lateral ${loadOf(settings, month)} load
       where cardinality(${profiles.offers}) > 0 and ${isHere(now)} and exists (select from waiting)
         and load.open < ${settings.mostOpen} and load.in_month < ${settings.mostInMonth}
    ),
    able as (
      select waiting.id as topic_id, best.* from waiting
        join ${topics} on ${topics.id} = waiting.id
        join ${spaces} on ${spaces.id} = waiting.space_id
       cross join lateral (
         select offer.person_id, offer.last_asked_at, offer.open, offer.in_month,
                coalesce(offer.district_id <> waiting.district_id, false) as from_elsewhere,
                greatest(${sharedOf('english')}, ${sharedOf('spanish')})::int as shared
           from offer
           left join ${memberships} on ${memberships.spaceId} = waiting.space_id and ${memberships.personId} = offer.person_id
          where (offer.english && waiting.english or offer.spanish && waiting.spanish)
            and offer.person_id <> waiting.author_id and offer.person_id not in (${setApart})
            and ${and(isOfferedTo, not(isMuted(offering)), visibleTo(offering))}
          order by from_elsewhere desc, last_asked_at nulls first, shared desc, person_id
          limit ${mostCandidates}) best
    )
    select waiting.id as "topicId", waiting.post_id as "postId", waiting.space_id as "spaceId",
           waiting.author_id as "authorId", waiting.created_at::text as "createdAt",
           person_id as "personId", from_elsewhere as "fromElsewhere", shared, open, in_month as "inMonth",
           last_asked_at::text as "lastAskedAt"
      from waiting left join able on able.topic_id = waiting.id`);
  return rows;
}
