import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { startTopic } from '../spaces/index.ts';
import { checkStudentData, flagText } from '../student-data/index.ts';
import { checkClosing } from './rules.ts';
import type { RoundStart } from './schemas.ts';
import { checkIns } from './tables.ts';

/** Starts a topic with a round in it. */
export const startRound = (
  deps: Deps,
  actor: Actor,
  spaceId: string,
  { prompts, closesAt, ...text }: RoundStart,
): Promise<{ topicId: string }> => {
  const wish = { ...text, kind: 'check-in', anonymous: false } as const;
  return startTopic(deps, actor, spaceId, wish, async (tx, { topicId, at }) => {
    checkClosing(closesAt, at);
    const confirmed = checkStudentData({ prompts }, text.studentDataConfirmed);
    await tx.insert(checkIns).values({ topicId, prompts, closesAt });
    await flagText(tx, { topicId, postId: null }, confirmed, at);
  });
};
