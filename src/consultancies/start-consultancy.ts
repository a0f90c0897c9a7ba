import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { membersAmong, startTopic } from '../spaces/index.ts';
import { checkRoles } from './rules.ts';
import type { ConsultancyStart } from './schemas.ts';
import { consultancies } from './tables.ts';

/** Starts a topic with a clock that waits, and with two members of the space in the two roles. */
export const startConsultancy = (
  deps: Deps,
  actor: Actor,
  spaceId: string,
  { presenterId, facilitatorId, ...text }: ConsultancyStart,
): Promise<{ topicId: string }> =>
  startTopic(
    deps,
    actor,
    spaceId,
    { ...text, kind: 'consultancy', anonymous: false },
    async (tx, { topicId }) => {
      const roles = { presenterId, facilitatorId };
      checkRoles(roles, await membersAmong(tx, spaceId, [presenterId, facilitatorId]));
      await tx.insert(consultancies).values({ topicId, ...roles });
    },
  );
