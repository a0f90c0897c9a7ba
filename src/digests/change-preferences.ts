import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { preferencesChanged } from './events.ts';
import type { DigestPreferences } from './schemas.ts';
import { digestPreferences } from './tables.ts';

/** Keeps how often and when someone wants their digest. */
export async function changePreferences(
  deps: Deps,
  personId: string,
  wish: DigestPreferences,
): Promise<void> {
  const changedAt = deps.now();
  const choice = { ...wish, changedAt };
  await deps.db.transaction(async (tx) => {
    await tx
      .insert(digestPreferences)
      .values({ personId, ...choice })
      .onConflictDoUpdate({ target: digestPreferences.personId, set: choice });
    await record(tx, preferencesChanged, { personId }, changedAt);
  });
}
