import { eq } from 'drizzle-orm';
import { persons } from '../people/index.ts';
import type { Deps } from '../platform/deps.ts';
import {
  type Language,
  type MailWords,
  mailLanguage,
  shortMail,
} from '../platform/mail/short-mail.tsx';
import type { Mailer } from '../platform/mailer.ts';
import { appeals } from './tables.ts';

/** Mails someone what came of their appeal, and why. */
export async function sendAnswer(
  { db, publicUrl, mailer }: Deps & { mailer: Mailer },
  appealId: string,
): Promise<void> {
  const [found] = await db
    .select({ appeal: appeals, person: persons })
    .from(appeals)
    .innerJoin(persons, eq(persons.id, appeals.personId))
    .where(eq(appeals.id, appealId));
  if (!found || found.appeal.granted === null) return;
  const { appeal, person } = found;
  const language = mailLanguage(person.language);
  await mailer.send({
    ...{ kind: 'appeal-answered', key: appealId, personId: person.id, once: 'at-least' },
    to: { address: person.email, name: person.name },
    ...answerLetter(language, found.appeal.granted, appeal.answer ?? '', `${publicUrl}/sign-in`),
  });
}

function answerLetter(
  language: Language,
  granted: boolean,
  answer: string,
  href: string,
): MailWords {
  if (language === 'es') {
    return granted
      ? shortMail('Su cuenta de Hallway está abierta de nuevo', 'es', [
          { lines: ['Se leyó su respuesta y la suspensión terminó.', answer] },
          { lines: [], link: { href, label: 'Entrar en Hallway' } },
        ])
      : shortMail('La suspensión de su cuenta de Hallway sigue', 'es', [
          { lines: ['Se leyó su respuesta. La suspensión sigue como está.', answer] },
        ]);
  }
  return granted
    ? shortMail('Your Hallway account is open again', 'en', [
        { lines: ['Your answer was read, and the suspension has ended.', answer] },
        { lines: [], link: { href, label: 'Sign in to Hallway' } },
      ])
    : shortMail('The suspension of your Hallway account stays', 'en', [
        { lines: ['Your answer was read. The suspension stays as it is.', answer] },
      ]);
}
