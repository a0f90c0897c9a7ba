import { createHash } from 'node:crypto';
import { and, eq, lt } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../db.ts';
import type { Deps } from '../deps.ts';
import { defineProblem, invalidInput, Problem } from '../problem.ts';

/** The answer that a person's key has been given, kept 48 hours. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    personId: uuid().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    status: integer(),
    /** The answer as it was sent; null when it held a secret. */
    body: text(),
    /** What was made, when the answer held a secret. */
    createdId: text(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.key] }), index().on(t.at)],
);

const keptHours = 48;

export const keyReused = defineProblem(
  'idempotency-key-reused',
  422,
  'This key was used for another request',
  'An Idempotency-Key names one request. Make a new key for a request that differs.',
);
export const answerNotKept = defineProblem(
  'answer-not-kept',
  409,
  'This was done before, and its answer held a secret that is not kept',
  'The thing was made the first time; its id is in `id`. Remove it and make another to see a new secret.',
);

type Options = { secret?: boolean };

/**
 * Runs a write once per person and `Idempotency-Key`, however often and however concurrently it is sent.
 *
 * The key's row is written in the write's own transaction, so that a second request waits for the first and is then
 * given the same answer. Without the header the write just runs.
 *
 * @param write           called with `deps` whose `db` is that transaction
 * @param options.secret  the answer holds a secret: it is not kept, a repeat is refused with the id of what was made
 */
export async function answerOnce<Answer extends object>(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  write: (deps: Deps) => Promise<Answer>,
  options: Options = {},
): Promise<Answer> {
  const given = readKey(request);
  if (given === undefined) return write(deps);
  const requestHash = hashOf(request);
  const { personId, key } = ownerOf(request, given);

  return deps.db.transaction(async (tx) => {
    const at = deps.now();
    const mine = and(eq(idempotencyKeys.personId, personId), eq(idempotencyKeys.key, key));
    await tx.delete(idempotencyKeys).where(and(mine, lt(idempotencyKeys.at, expiry(at))));
    const [fresh] = await tx
      .insert(idempotencyKeys)
      .values({ personId, key, requestHash, at })
      .onConflictDoNothing()
      .returning({ key: idempotencyKeys.key });
    if (!fresh) return repeatAnswer(tx, reply, mine, requestHash);

    const answer = await write({ ...deps, db: tx });
    const createdId = 'id' in answer ? String(answer.id) : null;
    const status = reply.statusCode;
    const body = options.secret ? null : encodeAnswer(reply, answer);
    await tx.update(idempotencyKeys).set({ status, body, createdId }).where(mine);
    return answer;
  });
}

/** A key that a write keeps by itself, in the one statement in which it keeps what it makes. */
export type KeptKey = {
  personId: string;
  key: string;
  requestHash: string;
  status: number;
  /** The text of an answer, as it will be sent. */
  encode(answer: object): string;
};

/** Thrown by such a write that has kept neither its key nor anything else: the key is taken, or it goes another way. */
export class KeyNotKept extends Error {}

/**
 * Like `answerOnce`, for a write that keeps the key by itself and so needs no transaction around it. What it refuses is
 * looked at once more under the key, since it may have been answered before.
 *
 * @param write  with a key, throws `KeyNotKept` where it cannot keep it; it is then called without, in a transaction
 */
export async function answerOnceByItself<Answer extends object>(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  write: (deps: Deps, kept: KeptKey | undefined) => Promise<Answer>,
): Promise<Answer> {
  const given = readKey(request);
  if (given === undefined) return write(deps, undefined);
  const encode = (answer: object) => encodeAnswer(reply, answer);
  const about = { requestHash: hashOf(request), status: reply.statusCode, encode };
  try {
    return await write(deps, { ...ownerOf(request, given), ...about });
  } catch (error) {
    const isRefused = error instanceof Problem && error.kind.status < 500;
    if (!isRefused && !(error instanceof KeyNotKept)) throw error;
    return answerOnce(deps, request, reply, (within) => write(within, undefined));
  }
}

/** Whether this very request was answered before, and will be given that answer again. */
export async function isAnswered(db: Db, request: FastifyRequest): Promise<boolean> {
  const given = readKey(request);
  if (given === undefined) return false;
  const { personId, key } = ownerOf(request, given);
  const mine = and(
    eq(idempotencyKeys.personId, personId),
    eq(idempotencyKeys.key, key),
    eq(idempotencyKeys.requestHash, hashOf(request)),
  );
  return (await db.$count(idempotencyKeys, mine)) > 0;
}

/** The very text that the route's own serialiser sends. */
function encodeAnswer(reply: FastifyReply, answer: object): string {
  const encode = reply.getSerializationFunction(String(reply.statusCode));
  return encode ? encode(answer as Record<string, unknown>) : JSON.stringify(answer);
}

async function repeatAnswer<Answer>(
  db: Db,
  reply: FastifyReply,
  mine: ReturnType<typeof and>,
  requestHash: string,
): Promise<Answer> {
  const [kept] = await db.select().from(idempotencyKeys).where(mine);
  if (!kept || kept.requestHash !== requestHash) throw keyReused();
  if (kept.body === null) throw answerNotKept(undefined, { id: kept.createdId });
  reply.status(kept.status ?? 200).header('idempotency-replayed', 'true');
  reply.type('application/json; charset=utf-8'); // with a serializer of its own, Fastify names none
  reply.serializer(() => kept.body ?? '');
  return JSON.parse(kept.body);
}

function readKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw invalidInput('An Idempotency-Key has 1 to 200 visible ASCII characters', {
    errors: [{ pointer: '#/headers/idempotency-key', detail: 'Not a usable key' }],
  });
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** Where who asked is not to be kept, the key stands as a hash that only whoever sends it again can make. */
function ownerOf(request: FastifyRequest, given: string): { personId: string; key: string } {
  const { personId } = request.actor;
  if (!request.routeOptions.config.namesNobody) return { personId, key: given };
  const key = createHash('sha256').update(`${personId} ${given}`).digest('base64url');
  return { personId: nobody, key };
}

function hashOf(request: FastifyRequest): string {
  const { method, url, body } = request;
  return createHash('sha256')
    .update(JSON.stringify([method, url, body]))
    .digest('base64url');
}

const expiry = (now: Date): Date => new Date(now.getTime() - keptHours * 3_600_000);

/** Forgets keys that are older than 48 hours. */
export async function forgetOldKeys(db: Db, now: Date): Promise<void> {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.at, expiry(now)));
}
