import { eq } from 'drizzle-orm';
import { findPerson, findPersonByEmail, mayMailStranger } from '../people/index.ts';
import type { Deps } from '../platform/deps.ts';
import { mailLanguage } from '../platform/mail/short-mail.tsx';
import type { Mailer } from '../platform/mailer.ts';
import { hashToken, newToken } from '../platform/secrets.ts';
import { confirmAddressMail, otherAddressMail } from './email-change-mail.tsx';
import { isUsable } from './rules.ts';
import { emailChanges } from './tables.ts';

type Sending = Deps & { mailer: Mailer };

/** Tells the old address that a change was asked for, and mails the new one what confirms it, with a new token each time. */
export async function sendEmailChange(deps: Sending, changeId: string): Promise<void> {
  const mails = await deps.db.transaction(async (tx) => {
    const which = eq(emailChanges.id, changeId);
    const [change] = await tx.select().from(emailChanges).where(which).for('update');
    const now = deps.now();
    const person = change && (await findPerson(tx, change.personId));
    if (!person || !isUsable(change, now)) return [];
    const language = mailLanguage(person.language);
    const toOld = {
      kind: 'email-change-asked',
      key: changeId,
      personId: person.id,
      once: 'at-least' as const,
      to: { address: change.oldEmail, name: person.name },
      ...otherAddressMail(language, 'asked'),
    };
    const taken = await findPersonByEmail(tx, change.newEmail);
    if (taken || !(await mayMailStranger(tx, change.newEmail, now))) return [toOld];
    const token = newToken();
    await tx
      .update(emailChanges)
      .set({ tokenHash: hashToken(token) })
      .where(which);
    const link = `${deps.publicUrl}/settings/email#token=${token}`;
    const toNew = {
      ...toOld,
      kind: 'email-change',
      to: { address: change.newEmail, name: person.name },
      ...confirmAddressMail(language, link),
    };
    return [toNew, toOld];
  });
  for (const mail of mails) await deps.mailer.send(mail);
}

/** Tells the old address that it is no longer theirs here. */
export async function sendEmailChanged(deps: Sending, changeId: string): Promise<void> {
  const [change] = await deps.db.select().from(emailChanges).where(eq(emailChanges.id, changeId));
  const person = change && (await findPerson(deps.db, change.personId));
  if (!person) return;
  await deps.mailer.send({
    kind: 'email-changed',
    key: changeId,
    personId: person.id,
    once: 'at-least',
    to: { address: change.oldEmail, name: person.name },
    ...otherAddressMail(mailLanguage(person.language), 'done'),
  });
}
