import { findPerson, isSuspended } from '../people/index.ts';
import type { Deps } from '../platform/deps.ts';
import { BadMail } from '../platform/mail/address.ts';
import { type Delivery, type DeliveryState, deliveryStates } from '../platform/mail/deliveries.ts';
import { withdrawDelivery } from '../platform/mail/deliveries-steps.ts';
import { MailDelayed, MailElsewhere, type Mailer } from '../platform/mailer.ts';
import { digestMail } from './digest-mail.ts';
import { gather, hasNews } from './gather.ts';
import { digestKind, findDeliveryById, findPreferences, lastToldAt } from './queries.ts';
import { daysBack } from './rules.ts';

type SendDeps = Deps & { mailer: Mailer };

const open = new Set<DeliveryState>(deliveryStates.slice(0, 3));

/**
 * Assembles and sends one digest, as things stand now: rights, preferences and the address are those of this moment,
 * not of the moment at which it was queued. Safe to run twice, at once too.
 *
 * @returns where the delivery now stands; `queued` when it must be tried again
 */
export async function sendDigest(deps: SendDeps, deliveryId: string): Promise<DeliveryState> {
  const delivery = await findDeliveryById(deps.db, deliveryId);
  if (!delivery || delivery.kind !== digestKind) return 'withdrawn';
  if (!open.has(delivery.state)) return delivery.state;
  if (delivery.state === 'queued' && delivery.nextAttemptAt > new Date()) return 'queued';
  const mail = await assemble(deps, delivery);
  if (typeof mail === 'string') {
    return withdraw(deps, delivery, mail);
  }
  try {
    return await deps.mailer.send(mail);
  } catch (error) {
    if (error instanceof MailElsewhere) return 'sending';
    if (error instanceof MailDelayed) return 'queued'; // the sweep comes back to it
    if (error instanceof BadMail) return withdraw(deps, delivery, 'bad address');
    throw error;
  }
}

const withdraw = async ({ db }: SendDeps, { id }: Delivery, why: string): Promise<DeliveryState> =>
  (await withdrawDelivery(db, id, why)) ? 'withdrawn' : 'sending';

/** The mail, or why there is none. */
async function assemble(deps: SendDeps, { personId, period }: Delivery) {
  const now = deps.now();
  const person = personId ? await findPerson(deps.db, personId) : undefined;
  if (!person || isSuspended(person, now)) return 'nobody there';
  const preferences = await findPreferences(deps.db, person.id);
  if (preferences.frequency === 'off') return 'off';
  const since = new Date(now.getTime() - daysBack(preferences) * 86_400_000);
  const found = await gather(deps.db, person.id, since);
  if (!hasNews(found, await lastToldAt(deps.db, person.id))) return 'nothing new';
  const reader = { ...person, preferences };
  const mail = digestMail(person.id, reader, found, { ...deps, now, sender: deps.mailer.sender });
  if (!mail) return 'nothing new';
  return {
    ...mail,
    kind: digestKind,
    key: period,
    personId: person.id,
    to: { address: person.email, name: person.name },
    once: 'at-most' as const,
    gatheredAt: now,
  };
}
