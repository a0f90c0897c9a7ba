import { and, eq, gt, isNull } from 'drizzle-orm';
import {
  blockedBetween,
  findPerson,
  findWayIn,
  mayMailStranger,
  type Person,
  type WayIn,
} from '../people/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import {
  type Language,
  type MailWords,
  mailLanguage,
  shortMail,
} from '../platform/mail/short-mail.tsx';
import type { Mailer } from '../platform/mailer.ts';
import { findAdmission } from './queries.ts';
import { type MailInvitation, mailInvitations, type Space, spaces } from './tables.ts';

/**
 * Mails an invitation to a space, as things stand now. Who was invited into the network for it gets that mail and no
 * second one; they find the space when they are here.
 */
export async function sendMailInvitation(
  deps: Deps & { mailer: Mailer },
  invitationId: string,
): Promise<void> {
  const mail = await deps.db.transaction(async (tx) => {
    const now = deps.now();
    const found = await findOpen(tx, invitationId, now);
    if (!found || found.space.archivedAt) return undefined;
    const { invitation, space } = found;
    const inviter = await findPerson(tx, invitation.invitedById);
    const way = inviter && (await findWayIn(tx, invitation.email, now));
    if (!way || !(await mayMail(tx, invitation, way, now))) return undefined;
    const person = way.kind === 'person' ? way.person : undefined;
    const language = mailLanguage(person?.language ?? invitation.language);
    const href = `${deps.publicUrl}${person ? `/spaces/${space.id}` : '/sign-in'}`;
    return {
      kind: 'space-invitation',
      key: invitation.id,
      personId: person?.id ?? null,
      once: 'at-least' as const,
      to: { address: invitation.email, name: person?.name },
      ...wordsOf(language, space, inviter, href, person !== undefined),
    };
  });
  if (mail) await deps.mailer.send(mail);
}

async function findOpen(
  tx: Tx,
  invitationId: string,
  now: Date,
): Promise<{ invitation: MailInvitation; space: Space } | undefined> {
  const [found] = await tx
    .select({ invitation: mailInvitations, space: spaces })
    .from(mailInvitations)
    .innerJoin(spaces, eq(spaces.id, mailInvitations.spaceId))
    .where(
      and(
        eq(mailInvitations.id, invitationId),
        isNull(mailInvitations.endedAt),
        gt(mailInvitations.expiresAt, now),
      ),
    );
  return found;
}

async function mayMail(tx: Tx, sent: MailInvitation, way: WayIn, now: Date): Promise<boolean> {
  if (way.kind === 'person') {
    const waiting = await findAdmission(tx, sent.spaceId, way.person.id);
    const apart = await blockedBetween(tx, sent.invitedById, way.person.id);
    return waiting?.kind === 'invited' && !apart;
  }
  if (way.kind === 'none' || way.kind === 'suspended') return false;
  const madeForThis = way.kind === 'invitation' && way.invitation.createdAt >= sent.createdAt;
  return !madeForThis && (await mayMailStranger(tx, sent.email, now));
}

/** A circle is not named in a mail: others may see it over a shoulder. */
function wordsOf(
  language: Language,
  space: Space,
  inviter: Person,
  href: string,
  isHere: boolean,
): MailWords {
  const { name } = inviter;
  const circle = space.kind === 'circle';
  if (language === 'es') {
    const subject = circle
      ? `${name} le invita a un círculo en Hallway`
      : `${name} le invita a «${space.name}» en Hallway`;
    const how = isHere
      ? 'El espacio le espera en Hallway.'
      : 'Entre en Hallway con esta dirección y el espacio le estará esperando.';
    const label = isHere ? 'Ver la invitación' : 'Entrar en Hallway';
    return shortMail(subject, 'es', [
      { lines: [`${subject}.`, how] },
      { lines: [], link: { href, label } },
      { lines: ['Si no la esperaba, no haga nada.'] },
    ]);
  }
  const subject = circle
    ? `${name} invites you to a circle on Hallway`
    : `${name} invites you to “${space.name}” on Hallway`;
  const how = isHere
    ? 'The space waits for you on Hallway.'
    : 'Sign in to Hallway with this address, and the space waits for you there.';
  const label = isHere ? 'See the invitation' : 'Sign in to Hallway';
  return shortMail(subject, 'en', [
    { lines: [`${subject}.`, how] },
    { lines: [], link: { href, label } },
    { lines: ['If you did not expect it, do nothing.'] },
  ]);
}
