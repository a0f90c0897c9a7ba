import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { checkInAnswers, checkInOffers, checkIns, mostOffers } from '../check-ins/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { decodeCursor, pageOf } from '../platform/keyset.ts';
import type { PageQuery } from '../platform/page.ts';
import { authorFrom, authorTables, topics } from '../spaces/index.ts';
import { look } from './look.ts';
import { type Place, standsIn } from './read-circle.ts';

const author = authorTables('author');
const ById = z.tuple([z.uuid()]);

/** What was shared in a round of a circle that is open to this person, with what was offered to it. Nobody's mood. */
export function readRound(deps: Deps, actor: Actor, { entryId, topicId }: Place, query: PageQuery) {
  const { limit } = query;
  const [after] = decodeCursor(ById, query.cursor) ?? [];
  return look(deps, actor, entryId, { look: 'round', topicId }, async (tx, { spaceId }) => {
    const { prompts, closesAt } = checkIns;
    const [round] = await tx
      .select({ title: topics.title, prompts, closesAt })
      .from(checkIns)
      .innerJoin(topics, eq(topics.id, checkIns.topicId))
      .where(standsIn(spaceId, topicId));
    if (!round) return undefined;
    const rows = await listAnswers(tx, topicId, after, limit + 1);
    const offers = await listOffers(
      tx,
      rows.slice(0, limit).map(({ answer }) => answer.id),
    );
    const page = pageOf(
      rows,
      limit,
      ({ answer, author: by }) => ({
        ...answer,
        author: authorFrom(by),
        offers: offers.filter(({ answerId }) => answerId === answer.id),
      }),
      ({ answer }) => [answer.id],
    );
    return { ...page, ...round };
  });
}

const { id, words, sharedAt } = checkInAnswers;
const listAnswers = (tx: Tx, topicId: string, after: string | undefined, limit: number) =>
  tx
    .select({ answer: { id, words, sharedAt }, author: author.columns })
    .from(checkInAnswers)
    .leftJoin(author.person, eq(author.person.id, checkInAnswers.personId))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId))
    .where(and(eq(checkInAnswers.topicId, topicId), after ? gt(id, after) : undefined))
    .orderBy(asc(id))
    .limit(limit);

async function listOffers(tx: Tx, answerIds: string[]) {
  if (answerIds.length === 0) return [];
  const rows = await tx
    .select({ offer: checkInOffers, author: author.columns })
    .from(checkInOffers)
    .leftJoin(author.person, eq(author.person.id, checkInOffers.personId))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId))
    .where(inArray(checkInOffers.answerId, answerIds))
    .orderBy(asc(checkInOffers.id))
    .limit(answerIds.length * mostOffers);
  return rows.map(({ offer, author: by }) => ({ ...offer, author: authorFrom(by) }));
}
