import { eq } from 'drizzle-orm';
import { isSuspended, isVerified } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import type { LookUp } from '../platform/look-ups.ts';
import { isBeingRevoked, type Revocation, watchRevocations } from '../platform/revocations.ts';
import { hashToken } from '../platform/secrets.ts';
import { acceptsTerms, prepareCredentialReads } from './queries.ts';
import { isSessionOpen, isSince } from './rules.ts';
import { cookieName, readSessionCookie } from './session-cookie.ts';
import { accessTokens, sessions } from './tables.ts';

const rememberMillis = 60_000;
const remembered = 20_000;
const seenEveryMillis = 3_600_000;

type Headers = { cookie?: string | undefined; authorization?: string | undefined };
type Reads = ReturnType<typeof prepareCredentialReads>;
type Known = { actor: Actor; until: number };

/** Finds out who is asking, from the session cookie or a bearer token. */
export type Sessions = {
  /** Undefined for no credential and for one that is not, or no longer, good. Costs no query while remembered. */
  authenticate(headers: Headers, lookUp?: LookUp): Promise<Actor | undefined>;
  /** Tells, on every process and within a second, which person or credential must be let go. */
  onRevoked(listener: (revocation: Revocation) => void): () => void;
  close(): Promise<void>;
};

/**
 * Opens the session check of one process. Each process remembers whom a token's hash stands for, for a minute at most;
 * what is revoked is forgotten at once, on every process.
 */
export function openSessions(deps: Pick<Deps, 'db' | 'now' | 'log' | 'publicUrl'>): Sessions {
  const known = new Map<string, Known>();
  const cookie = cookieName(deps.publicUrl);
  const reads = prepareCredentialReads(deps.db);
  const watch = watchRevocations(deps);
  let revoked = 0;

  watch.onRevoked((what) => {
    revoked += 1;
    for (const [hash, { actor }] of known) {
      const meant =
        'credentialId' in what
          ? actor.credentialId === what.credentialId
          : actor.personId === what.personId;
      if (meant) known.delete(hash);
    }
  });

  return {
    async authenticate(headers, lookUp) {
      const token = readToken(headers, cookie);
      if (token === undefined) return undefined;
      const hash = hashToken(token);
      const held = known.get(hash);
      if (held && performance.now() < held.until && !isBeingRevoked(held.actor)) return held.actor;
      known.delete(hash);
      if (lookUp && !lookUp.mayAsk()) return undefined;

      const before = revoked;
      const bearer = headers.authorization !== undefined;
      const actor = bearer
        ? await actorOfToken(deps, reads, hash)
        : await actorOfSession(deps, reads, hash);
      if (!actor) await lookUp?.failed();
      // Someone who has yet to accept the terms is looked up each time, so that accepting them works at once
      // everywhere; and what was read while something was being revoked may be out of date already.
      if (actor?.termsAccepted && revoked === before) remember(known, hash, actor);
      return actor;
    },
    onRevoked: watch.onRevoked,
    close: watch.close,
  };
}

function readToken({ cookie, authorization }: Headers, name: string): string | undefined {
  if (authorization === undefined) return readSessionCookie(name, cookie);
  return /^Bearer ([\w-]{20,200})$/i.exec(authorization)?.[1];
}

function remember(known: Map<string, Known>, hash: string, actor: Actor): void {
  if (known.size >= remembered) {
    const [oldest] = known.keys();
    if (oldest !== undefined) known.delete(oldest);
  }
  known.set(hash, { actor, until: performance.now() + rememberMillis });
}

async function actorOfSession(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  reads: Reads,
  hash: string,
): Promise<Actor | undefined> {
  const [found] = await reads.session.execute({ hash });
  const at = now();
  if (!found || isSuspended(found.person, at)) return undefined;
  const { session, person } = found;
  const since = isSince(session.createdAt, person.credentialsSince);
  if (!since || !isSessionOpen(session, at)) return undefined;
  if (at.getTime() - session.lastSeenAt.getTime() > seenEveryMillis) {
    await db.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.id, session.id));
  }
  return {
    personId: session.personId,
    districtId: isVerified(person, at) ? person.districtId : null,
    credentialId: session.id,
    via: 'session',
    scopes: [],
    secondFactor: session.secondFactorAt !== null,
    since: person.createdAt,
    termsAccepted: acceptsTerms(person),
  };
}

async function actorOfToken(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  reads: Reads,
  hash: string,
): Promise<Actor | undefined> {
  const [found] = await reads.token.execute({ hash });
  const at = now();
  if (!found || isSuspended(found.person, at)) return undefined;
  const { token, person } = found;
  if (at >= token.expiresAt || !isSince(token.createdAt, person.credentialsSince)) return undefined;
  if (at.getTime() - (token.lastUsedAt?.getTime() ?? 0) > seenEveryMillis) {
    await db.update(accessTokens).set({ lastUsedAt: at }).where(eq(accessTokens.id, token.id));
  }
  return {
    personId: token.personId,
    districtId: isVerified(person, at) ? person.districtId : null,
    credentialId: token.id,
    via: 'token',
    scopes: token.scopes,
    secondFactor: token.scopes.includes('admin'),
    since: person.createdAt,
    termsAccepted: acceptsTerms(person),
  };
}
