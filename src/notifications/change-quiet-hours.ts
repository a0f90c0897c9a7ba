import type { Deps } from '../platform/deps.ts';
import { findQuietHours } from './queries.ts';
import type { QuietHours, QuietHoursView } from './schemas.ts';
import { quietHours } from './tables.ts';

/** Keeps when someone wants no news live. */
export async function changeQuietHours(
  { db }: Deps,
  personId: string,
  { hours, weekends }: QuietHours,
): Promise<QuietHoursView> {
  const wish = { fromHour: hours?.from ?? null, untilHour: hours?.until ?? null, weekends };
  await db
    .insert(quietHours)
    .values({ personId, ...wish })
    .onConflictDoUpdate({ target: quietHours.personId, set: wish });
  return findQuietHours(db, personId);
}
