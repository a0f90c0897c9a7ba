import { eq } from 'drizzle-orm';
import { districts } from '../districts/index.ts';
import type { Deps } from '../platform/deps.ts';
import {
  type Language,
  type MailWords,
  mailLanguage,
  shortMail,
} from '../platform/mail/short-mail.tsx';
import type { Mailer } from '../platform/mailer.ts';
import { hashToken, newToken } from '../platform/secrets.ts';
import { findPerson, findPersonByEmail } from './queries.ts';
import { invitationDays, isInvitationOpen } from './rules.ts';
import { mayMailStranger } from './stranger-mail.ts';
import { invitations } from './tables.ts';

/** Mails an invitation, with a new token each time. Who is here already needs none and gets none. */
export async function sendInvitation(
  deps: Deps & { mailer: Mailer },
  invitationId: string,
): Promise<void> {
  const mail = await deps.db.transaction(async (tx) => {
    const which = eq(invitations.id, invitationId);
    const [held] = await tx.select().from(invitations).where(which).for('update');
    const now = deps.now();
    if (!held || !isInvitationOpen(held, now)) return undefined;
    if (await findPersonByEmail(tx, held.email)) return undefined;
    if (!(await mayMailStranger(tx, held.email, now))) return undefined;
    const token = newToken();
    await tx
      .update(invitations)
      .set({ tokenHash: hashToken(token) })
      .where(which);
    const inviter = held.invitedBy ? await findPerson(tx, held.invitedBy) : undefined;
    const [district] = held.districtId
      ? await tx.select().from(districts).where(eq(districts.id, held.districtId))
      : [];
    const link = `${deps.publicUrl}/sign-in/link#token=${token}`;
    return {
      kind: 'invitation',
      key: held.id,
      personId: null,
      once: 'at-least' as const,
      to: { address: held.email },
      ...invitationMail(mailLanguage(held.language), link, inviter?.name, district?.name),
    };
  });
  if (mail) await deps.mailer.send(mail);
}

function invitationMail(
  language: Language,
  href: string,
  inviter: string | undefined,
  district: string | undefined,
): MailWords {
  if (language === 'es') {
    const place = district ? ` para ${district}` : '';
    const who = inviter
      ? `${inviter} le invita a Hallway${place}.`
      : `Le invitan a Hallway${place}.`;
    return shortMail(`Invitación a Hallway${place}`, 'es', [
      { lines: [who, 'Hallway es donde educadores de muchos distritos se encuentran.'] },
      { lines: [], link: { href, label: 'Aceptar la invitación' } },
      {
        lines: [`Sirve una vez, durante ${invitationDays} días. Si no la esperaba, no haga nada.`],
      },
    ]);
  }
  const place = district ? ` for ${district}` : '';
  const who = inviter
    ? `${inviter} invites you to Hallway${place}.`
    : `You are invited to Hallway${place}.`;
  return shortMail(`Your invitation to Hallway${place}`, 'en', [
    { lines: [who, 'Hallway is where educators of many districts meet.'] },
    { lines: [], link: { href, label: 'Accept the invitation' } },
    { lines: [`It works once, for ${invitationDays} days. If you did not expect it, do nothing.`] },
  ]);
}
