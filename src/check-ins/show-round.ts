import { z } from 'zod';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { decodeCursor, pageOf } from '../platform/keyset.ts';
import { requireProtocolTopic } from '../spaces/index.ts';
import { mayReadAnswers, mayRemind, type Part } from './policy.ts';
import {
  countMoods,
  findRound,
  findShared,
  listAnswers,
  listOffers,
  type Round,
} from './queries.ts';
import { isClosed, notSharedYet, showMoods } from './rules.ts';
import type { AnswerQuery, RoundView } from './schemas.ts';
import { showAnswer } from './views.ts';

async function open(deps: Deps, actor: Actor, topicId: string) {
  const topic = await requireProtocolTopic(deps.db, actor, topicId, 'check-in');
  const found = await findRound(deps.db, actor.personId, topicId);
  const now = deps.now();
  const { takesPart, facilitates } = topic;
  const closed = isClosed(found.round, now);
  const part: Part = { takesPart, facilitates, shared: found.answer !== null, closed };
  return { topic, found, part, now };
}

/** What is asked, who has shared, and how the person asking stands to it. */
export async function showRound(deps: Deps, actor: Actor, topicId: string): Promise<RoundView> {
  const { topic, found, part, now } = await open(deps, actor, topicId);
  const { prompts, closesAt, remindedAt } = found.round;
  const reminds = mayRemind(actor, topic.topic, part);
  const isOpen = topic.open && !part.closed;
  return {
    ...{ topicId, prompts, closesAt, closed: part.closed, serverTime: now },
    shared: await findShared(deps.db, topicId),
    moods: part.closed ? showMoods(await moodsOf(deps, found)) : null,
    mine: {
      part: found.answer ? 'shared' : found.skipped ? 'skipped' : 'waiting',
      answer: found.answer && showOwn(found.answer),
      mayShare: isOpen && part.takesPart,
      mayReadAnswers: mayReadAnswers(part),
      mayRemind: isOpen && reminds && remindedAt === null,
      remindedAt: reminds ? remindedAt : null,
    },
  };
}

type Mood = NonNullable<RoundView['mine']['answer']>['mood'];
const showOwn = ({ id, words, mood }: NonNullable<Round['answer']>) => {
  return { id, words, mood: mood as Mood };
};

/** Between its closing and the job that settles it, a round is counted as the job will count it. */
const moodsOf = async ({ db }: Deps, { round }: Round): Promise<number[]> =>
  round.settledAt === null ? countMoods(db, round.topicId) : (round.moods ?? []);

const AnswerCursor = z.tuple([z.uuid()]);

/**
 * What was shared, with what was offered to it.
 *
 * @throws `not-shared-yet`
 */
export async function showAnswers(
  deps: Deps,
  actor: Actor,
  topicId: string,
  { limit, cursor }: AnswerQuery,
) {
  const { topic, part } = await open(deps, actor, topicId);
  if (!mayReadAnswers(part)) throw notSharedYet();
  const [after] = decodeCursor(AnswerCursor, cursor) ?? [];
  const rows = await listAnswers(deps.db, actor, topicId, after, limit + 1);
  const answerIds = rows.map(({ answer }) => answer.id);
  const offers = answerIds.length > 0 ? await listOffers(deps.db, actor, answerIds) : [];
  return pageOf(
    rows,
    limit,
    (row) => {
      const theirs = offers.filter(({ offer }) => offer.answerId === row.answer.id);
      return showAnswer(actor, row, theirs, { ...part, open: topic.open });
    },
    ({ answer }) => [answer.id],
  );
}
