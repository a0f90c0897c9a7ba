import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { findAuthors, requireProtocolTopic } from '../spaces/index.ts';
import { mayEnd, mayKeepTime, roleOf } from './policy.ts';
import { findConsultancy } from './queries.ts';
import { listenerOf, minutesOf } from './rules.ts';
import { type ConsultancyView, steps } from './schemas.ts';

/** Who has which role, and how the clock stands. */
export async function showConsultancy(
  deps: Deps,
  actor: Actor,
  topicId: string,
): Promise<ConsultancyView> {
  const part = await requireProtocolTopic(deps.db, actor, topicId, 'consultancy');
  const found = await findConsultancy(deps.db, topicId);
  const { presenterId, facilitatorId, state, step, elapsedMs } = found;
  const people = await findAuthors(deps.db, [presenterId, facilitatorId]);
  const named = (id: string) => people.find((person) => person.id === id) ?? null;
  const { runningSince, startedAt, endedAt } = found;
  return {
    ...{ topicId, presenter: named(presenterId), facilitator: named(facilitatorId) },
    steps: steps.map((name) => ({ step: name, minutes: minutesOf[name] })),
    clock: { state, step, elapsedMs, runningSince, startedAt, endedAt },
    serverTime: deps.now(),
    mine: {
      role: roleOf(actor, found, part),
      mayKeepTime: part.open && mayKeepTime(actor, found, part),
      mayEnd: part.open && mayEnd(actor, found, part),
      listens: listenerOf(found) === actor.personId,
    },
  };
}
