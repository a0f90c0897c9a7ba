import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { spaceSubject } from '../spaces/index.ts';
import { circleLooked } from './events.ts';
import { mayAsk, mayRead } from './policy.ts';
import { holdEntry } from './queries.ts';
import { checkOpen } from './rules.ts';
import { type Entry, type Reading, readings } from './tables.ts';

type What = Pick<Reading, 'look'> & { topicId?: string; attachmentId?: string };

/**
 * The only way to anything of a circle from outside. What is read and that it was read are one transaction: where the
 * entry for the members, the audit row or the event cannot be written, nothing is answered.
 *
 * @param what          what is looked at; a function finds out which topic it is in, and answers undefined where it is nowhere
 * @param read          reads it, given what was found out; answers undefined for what is not of this entry
 */
export async function look<Seen, About extends What>(
  deps: Deps,
  actor: Actor,
  entryId: string,
  what: About | ((tx: Tx, entry: Entry) => Promise<About | undefined>),
  read: (tx: Tx, entry: Entry, about: About) => Promise<Seen | undefined>,
): Promise<Seen> {
  return deps.db.transaction(async (tx) => {
    const held = await holdEntry(tx, actor, entryId);
    if (!held || !mayAsk(held.standing)) throw notFound();
    const { entry, standing } = held;
    const at = deps.now();
    checkOpen(entry, at);
    if (!mayRead(actor, entry, standing)) throw forbidden();
    const isReveal = entry.topicId !== null;
    const about = typeof what === 'function' ? await what(tx, entry) : what;
    if (!about || isReveal !== (about.look === 'author')) throw notFound();

    const { personId } = actor;
    const { spaceId } = entry;
    const { look: kind, topicId = entry.topicId, attachmentId = null } = about;
    const seen = await read(tx, entry, about);
    if (seen === undefined) throw notFound();
    await tx.insert(readings).values({ entryId, personId, look: kind, topicId, attachmentId, at });
    const details = { entryId, topicId, ...(attachmentId && { attachmentId }) };
    const where = { subject: spaceSubject(spaceId), details };
    const action = isReveal ? 'break-glass.author-revealed' : 'break-glass.circle-read';
    await writeAudit(tx, { actorId: personId, action, ...where }, at);
    await record(tx, circleLooked, { entryId, spaceId }, at);
    return seen;
  });
}
