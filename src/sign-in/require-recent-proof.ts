import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/db.ts';
import { notSignedIn } from '../platform/problem.ts';
import { holdSession } from './queries.ts';
import { isRecentlyProved, notForTokens, proveAgain } from './rules.ts';
import type { Session } from './tables.ts';

/** Lets a sensitive change through only in a session whose person proved who they are a short while ago. */
export async function requireRecentProof(tx: Tx, actor: Actor, now: Date): Promise<Session> {
  if (actor.via === 'token') throw notForTokens();
  const session = await holdSession(tx, actor.credentialId);
  if (!session) throw notSignedIn();
  if (!isRecentlyProved(session, now)) throw proveAgain();
  return session;
}
