import { findPerson } from '../people/index.ts';
import type { Deps } from '../platform/deps.ts';
import { changePreferences } from './change-preferences.ts';
import { findPreferences } from './queries.ts';
import type { UnsubscribeForm } from './schemas.ts';
import { readUnsubscribeToken } from './unsubscribe-token.ts';

/** Someone who shows a token of theirs: enough to word a page for them, and no more. */
export type TokenHolder = { personId: string; language: string };

/** Whose token this is; undefined when it is not one of ours, or they are gone. */
export async function findTokenHolder(
  { db, keys }: Pick<Deps, 'db' | 'keys'>,
  token: string,
): Promise<TokenHolder | undefined> {
  const personId = readUnsubscribeToken(keys, token);
  const person = personId && (await findPerson(db, personId));
  return person ? { personId: person.id, language: person.language } : undefined;
}

/** Stops the digest of whoever holds the token, or sends it as often as they say. Doing it twice changes nothing. */
export async function unsubscribe(
  deps: Deps,
  { personId }: TokenHolder,
  form: UnsubscribeForm,
): Promise<'daily' | 'weekly' | 'off'> {
  const frequency = 'frequency' in form ? form.frequency : 'off';
  const held = await findPreferences(deps.db, personId);
  if (held.frequency !== frequency) await changePreferences(deps, personId, { ...held, frequency });
  return frequency;
}
