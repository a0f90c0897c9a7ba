import { sql } from 'drizzle-orm';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { recordAll } from '../platform/events.ts';
import { helpAsked } from './events.ts';
import { findWaiting } from './find-waiting.ts';
import { findSettings } from './queries.ts';
import { type Candidate, choosePeople, type Waiting } from './rules.ts';
import { asks, calls } from './tables.ts';

/** Whoever asks people waits for nobody else who does: what the other one leaves is there the next time. */
const turn = sql`select pg_try_advisory_xact_lock(1212238915) as mine`;

const questionsAtOnce = 20;

/**
 * Takes the questions that have waited long enough to people who offered help with what they are about. Each question
 * is taken to people once, also when nobody was found.
 *
 * @returns how many questions were looked at
 */
export async function askPeople(deps: Deps, signal?: AbortSignal): Promise<number> {
  let looked = 0;
  for (let last = questionsAtOnce; last === questionsAtOnce; looked += last) {
    signal?.throwIfAborted();
    last = await deps.db.transaction((tx) => askSome(tx, deps.now()));
  }
  deps.ring();
  return looked;
}

async function askSome(tx: Tx, now: Date): Promise<number> {
  const { rows: held } = await tx.execute<{ mine: boolean }>(turn);
  if (!held[0]?.mine) return 0;
  const settings = await findSettings(tx);
  const found = await findWaiting(tx, settings, now, questionsAtOnce);
  const questions = new Map(found.map((row) => [row.topicId, row]));
  if (questions.size === 0) return 0;

  const chosen = choosePeople(waitingFrom(found), settings);
  const made = [...questions.values()].map(({ topicId, spaceId }) => ({
    topicId,
    spaceId,
    madeAt: now,
  }));
  await tx.insert(calls).values(made);
  const asked = [...chosen].flatMap(([topicId, people]) =>
    people.map((personId) => ({ topicId, personId, askedAt: now })),
  );
  if (asked.length > 0) await tx.insert(asks).values(asked);
  const told = [...questions.values()].map(({ topicId, postId, authorId }) => {
    return { topicId, postId, authorId, askedIds: chosen.get(topicId) ?? [] };
  });
  await recordAll(
    tx,
    helpAsked,
    told.filter(({ askedIds }) => askedIds.length > 0),
    now,
  );
  return questions.size;
}

type Rows = Awaited<ReturnType<typeof findWaiting>>;

function waitingFrom(rows: Rows): Waiting[] {
  const found = new Map<string, { topicId: string; createdAt: Date; candidates: Candidate[] }>();
  for (const { topicId, createdAt, personId, lastAskedAt, ...row } of rows) {
    const question = found.get(topicId) ?? {
      topicId,
      createdAt: new Date(createdAt),
      candidates: [],
    };
    found.set(topicId, question);
    const last = lastAskedAt ? new Date(lastAskedAt) : null;
    if (personId) question.candidates.push({ ...row, personId, lastAskedAt: last });
  }
  return [...found.values()];
}
