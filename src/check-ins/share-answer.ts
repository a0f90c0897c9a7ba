import { and, eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { newId } from '../platform/ids.ts';
import { holdProtocolTopic } from '../spaces/index.ts';
import { checkStudentData, flagText } from '../student-data/index.ts';
import { partChanged, roundChanged } from './events.ts';
import { holdRound } from './queries.ts';
import { checkOpen, checkWords } from './rules.ts';
import type { AnswerChange } from './schemas.ts';
import { checkInAnswers, checkInSkips } from './tables.ts';

/** Shares one's answer, or changes it while the round is open. Who had skipped takes part again by that. */
export async function shareAnswer(
  deps: Deps,
  actor: Actor,
  topicId: string,
  { words, mood, studentDataConfirmed }: AnswerChange,
): Promise<void> {
  const { personId } = actor;
  await deps.db.transaction(async (tx) => {
    await holdProtocolTopic(tx, actor, topicId, 'check-in');
    const { round, answer } = await holdRound(tx, personId, topicId);
    const at = deps.now(); // read while holding the round: it closes for everybody at one moment
    checkOpen(round, at);
    checkWords(words, round.prompts);
    const isSame = answer?.words.join('\0') === words.join('\0');
    if (answer && isSame && answer.mood === mood) return;
    const confirmed = isSame ? null : checkStudentData({ words }, studentDataConfirmed);

    const answerId = answer?.id ?? newId();
    const editedAt = answer && !isSame ? at : (answer?.editedAt ?? null); // of a mood nobody is told
    const row = { id: answerId, topicId, personId, words, mood, sharedAt: at, editedAt };
    const fresh = { words, mood, editedAt };
    await tx
      .insert(checkInAnswers)
      .values(row)
      .onConflictDoUpdate({ target: checkInAnswers.id, set: fresh });
    const skip = and(eq(checkInSkips.topicId, topicId), eq(checkInSkips.personId, personId));
    await tx.delete(checkInSkips).where(skip);
    await flagText(tx, { topicId, postId: answerId }, confirmed, at);
    if (!isSame) await record(tx, roundChanged, { topicId }, at);
    if (!answer) await record(tx, partChanged, { personId }, at);
  });
}
