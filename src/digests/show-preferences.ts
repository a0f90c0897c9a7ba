import { findPerson } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { findPreferences } from './queries.ts';
import { nextWindow } from './rules.ts';
import type { DigestPreferencesView } from './schemas.ts';

/** How often and when someone gets their digest, and when the next one is due. */
export async function showPreferences(
  deps: Deps,
  { personId }: Actor,
): Promise<DigestPreferencesView> {
  const preferences = await findPreferences(deps.db, personId);
  const timeZone = (await findPerson(deps.db, personId))?.timeZone ?? 'UTC';
  const nextAt = nextWindow(preferences, timeZone, deps.now())?.startsAt ?? null;
  return { ...preferences, timeZone, nextAt };
}
