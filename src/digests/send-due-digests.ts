import { isDatabaseAway } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { describeFailure } from '../platform/jobs/runner.ts';
import type { DeliveryState } from '../platform/mail/deliveries.ts';
import { markAbandoned } from '../platform/mail/deliveries-steps.ts';
import type { Mailer } from '../platform/mailer.ts';
import { findOverdue } from './queries.ts';
import { queueDueDigests } from './queue-due-digests.ts';
import { sendDigest } from './send-digest.ts';

const atOnce = 5;
const mostWaiting = 10_000;

/**
 * Sends, here and now, what waits and what the last window of everyone owes them: the way of the workers without their queue. It may
 * run beside them, and twice at once.
 *
 * @param wish.personId  only this person
 * @returns              how many deliveries stand in each state
 */
export async function sendDueDigests(
  deps: Deps & { mailer: Mailer },
  wish: { now?: Date | undefined; personId?: string | undefined } = {},
): Promise<Partial<Record<DeliveryState, number>>> {
  const clock = () => wish.now ?? deps.now();
  const counts: Partial<Record<DeliveryState, number>> = {};
  const sendAll = async (ids: string[]) => {
    const waiting = [...ids];
    const sender = async () => {
      for (let id = waiting.shift(); id; id = waiting.shift()) {
        const state = await sendDigest({ ...deps, now: clock }, id).catch(waitsFor(deps, id));
        counts[state] = (counts[state] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, sender));
  };
  const { personId } = wish;
  await markAbandoned(deps.db);
  await sendAll(await findOverdue(deps.db, { limit: mostWaiting, graceSeconds: 0, personId }));
  await queueDueDigests(deps.db, clock(), sendAll, { late: true, personId });
  return counts;
}

/** One digest that cannot be made holds up nobody else's; it waits, and is given up after a day. */
const waitsFor =
  ({ log }: Deps, delivery: string) =>
  (error: unknown): DeliveryState => {
    if (isDatabaseAway(error)) throw error;
    log.error({ delivery, cause: describeFailure(error) }, 'a digest could not be made');
    return 'queued';
  };
