import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../platform/deps.ts';
import { isAnswered } from '../platform/http/idempotency.ts';
import { asksFacilitators } from '../spaces/index.ts';
import { acts } from './acts.ts';
import { countStanding, findTopicNotAsked } from './queries.ts';
import {
  type Allowance,
  allowancesOf,
  checkNewcomerText,
  isNew,
  isYoung,
  newcomerLimit,
  readText,
  repeatedWords,
} from './rules.ts';

/** Of those who came lately, who has written enough not to be new any more; nobody becomes new again. */
const mostRemembered = 10_000;

/**
 * A `preHandler` that holds new members to less than others, and everybody to not saying the same again and again. Whoever
 * is here for a week costs no query. Counts are those of `limits`: shared by all processes where there is Redis.
 */
export function keepPace(deps: Pick<Deps, 'db' | 'now' | 'publicUrl'>) {
  const { host } = new URL(deps.publicUrl);
  const settled = new Set<string>();

  async function isNewcomer({ personId, since }: FastifyRequest['actor']): Promise<boolean> {
    const now = deps.now();
    if (!isYoung(since, now) || settled.has(personId)) return false;
    if (isNew(since, await countStanding(deps.db, personId), now)) return true;
    if (settled.size >= mostRemembered) settled.clear();
    settled.add(personId);
    return false;
  }

  /** Of an edit only where the word comes in: whoever mends what they wrote asks nobody again. */
  async function topicAsked({ actor, params, body }: FastifyRequest): Promise<string | undefined> {
    const { topicId, postId } = params as { topicId?: string; postId?: string };
    const { body: words } = body as { body?: unknown };
    if (typeof words !== 'string' || !asksFacilitators(words)) return undefined;
    return postId ? findTopicNotAsked(deps.db, actor.personId, postId) : topicId;
  }

  return async function refuseTooMuch(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { server, visitor, method, routeOptions, body } = request;
    const known = acts[`${method} ${routeOptions.url}`];
    if (!known || !visitor || !server.limitsApply) return;
    const read = readText(known.text(body), host);
    const newcomer = await isNewcomer(visitor);
    if (newcomer) checkNewcomerText(read);
    const askedIn = newcomer && known.mayAsk ? await topicAsked(request) : undefined;
    const over = await countAll(request, allowancesOf(known.act, read, newcomer, askedIn));
    if (!over || (await isAnswered(deps.db, request))) return;
    reply.header('retry-after', over.retryAfter);
    const problem = over.kind === 'newcomer' ? newcomerLimit : repeatedWords;
    throw problem(undefined, { retryAfter: over.retryAfter });
  };
}

/** Counts all, and says which of those that are used up lasts longest. */
async function countAll({ server, actor }: FastifyRequest, all: readonly Allowance[]) {
  const counts = await Promise.all(
    all.map(async ({ name, of, max, seconds, kind }) => {
      const { current, ttl } = await server.countUp(
        `pace ${name} ${actor.personId} ${of}`,
        seconds * 1000,
      );
      return { kind, isOver: current > max, retryAfter: Math.max(1, Math.ceil(ttl / 1000)) };
    }),
  );
  const over = counts.filter(({ isOver }) => isOver);
  return over.sort((one, other) => other.retryAfter - one.retryAfter)[0];
}
