import { sql } from 'drizzle-orm';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { recordAll } from '../platform/events.ts';
import { callEnded } from './events.ts';
import { holdOpenCalls, type OpenCall } from './queries.ts';
import { outcomeOf } from './rules.ts';

const atOnce = 200;

/** Ends the calls of these topics that are over, and keeps how: answered, by whom, or there was nothing left to answer. */
export async function endCallsOf(deps: Deps, topicIds: readonly string[]): Promise<void> {
  if (topicIds.length === 0) return;
  await deps.db.transaction(async (tx) => {
    await endAll(tx, await holdOpenCalls(tx, { topicIds }), deps.now());
  });
  deps.ring();
}

/** Ends every call that is over: those too that nobody answered in time, which no event tells of. */
export async function endOldCalls(deps: Deps, signal?: AbortSignal): Promise<void> {
  let after: string | undefined = '00000000-0000-0000-0000-000000000000';
  while (after) {
    signal?.throwIfAborted();
    const behind: string = after;
    after = await deps.db.transaction(async (tx) => {
      const held = await holdOpenCalls(tx, { after: behind, limit: atOnce });
      await endAll(tx, held, deps.now());
      return held.length === atOnce ? held.at(-1)?.topicId : undefined;
    });
  }
  deps.ring();
}

async function endAll(tx: Tx, held: readonly OpenCall[], now: Date): Promise<void> {
  const over = held.flatMap((call) => {
    const outcome = outcomeOf(call, now);
    return outcome ? [{ ...call, outcome }] : [];
  });
  if (over.length === 0) return;
  const ended = over.map(({ topicId, outcome }) => ({ topicId, outcome }));
  await tx.execute(sql`
    update calls set ended_at = ${now}::timestamptz, outcome = ended.outcome
      from json_to_recordset(${JSON.stringify(ended)}::json) as ended ("topicId" uuid, outcome call_outcome)
     where calls.topic_id = ended."topicId"`);
  const told = over.map(({ topicId, authorId, askedIds }) => ({ topicId, authorId, askedIds }));
  await recordAll(tx, callEnded, told, now);
}
