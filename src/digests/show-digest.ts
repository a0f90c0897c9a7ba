import { findPerson } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { digestMail } from './digest-mail.ts';
import { gather } from './gather.ts';
import { findPreferences } from './queries.ts';
import { daysBack } from './rules.ts';
import type { DigestPreview } from './schemas.ts';

/** The digest as it would be mailed now, were its hour here. */
export async function showDigest(deps: Deps, { personId }: Actor): Promise<DigestPreview> {
  const now = deps.now();
  const person = await findPerson(deps.db, personId);
  const preferences = await findPreferences(deps.db, personId);
  const since = new Date(now.getTime() - daysBack(preferences) * 86_400_000);
  const found = await gather(deps.db, personId, since);
  const mail = person && digestMail(personId, { ...person, preferences }, found, { ...deps, now });
  return { subject: mail?.subject ?? null, html: mail?.html ?? null, text: mail?.text ?? null };
}
