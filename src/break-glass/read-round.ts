import { eq } from 'drizzle-orm';
import { z } from 'zod';
import {
  type AnswerRow,
  checkIns,
  listAnswers,
  listOffers,
  type OfferRow,
} from '../check-ins/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { decodeCursor, pageOf } from '../platform/keyset.ts';
import type { PageQuery } from '../platform/page.ts';
import { authorFrom, topics } from '../spaces/index.ts';
import { look } from './look.ts';
import { type Place, standsIn } from './read-circle.ts';

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
    const rows = await listAnswers(tx, actor, topicId, after, limit + 1);
    const answerIds = rows.slice(0, limit).map(({ answer }) => answer.id);
    const offers = answerIds.length > 0 ? await listOffers(tx, actor, answerIds) : [];
    const page = pageOf(
      rows,
      limit,
      (row) => showAnswer(row, offers),
      ({ answer }) => [answer.id],
    );
    return { ...page, ...round };
  });
}

function showAnswer({ answer: { id, words, sharedAt }, author }: AnswerRow, all: OfferRow[]) {
  const theirs = all.filter(({ offer }) => offer.answerId === id);
  const offers = theirs.map(({ offer, author: by }) => ({
    ...{ id: offer.id, author: authorFrom(by) },
    ...{ body: offer.body, at: offer.at },
  }));
  return { id, author: authorFrom(author), words, sharedAt, offers };
}
