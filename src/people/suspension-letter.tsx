import type { Deps } from '../platform/deps.ts';
import { type MailWords, mailLanguage, shortMail } from '../platform/mail/short-mail.tsx';
import type { Mailer } from '../platform/mailer.ts';
import { appealToken } from './appeal-token.ts';
import { findPerson } from './queries.ts';
import { isSuspended } from './rules.ts';
import type { Person } from './tables.ts';

type Suspended = Pick<
  Person,
  'id' | 'language' | 'timeZone' | 'suspendedAt' | 'suspendedUntil' | 'suspensionReason'
>;

/** The end of a suspension, in the words and the zone of whom it is about. */
export function endInWords({ language, timeZone, suspendedUntil }: Suspended): string {
  const spanish = mailLanguage(language) === 'es';
  if (!suspendedUntil) return spanish ? 'sin fecha de fin' : 'without an end';
  const end = new Intl.DateTimeFormat(spanish ? 'es-US' : 'en-US', {
    ...({ timeZone, month: 'long', day: 'numeric', year: 'numeric' } as const),
    ...({ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const),
  }).format(suspendedUntil);
  return spanish ? `hasta el ${end}` : `until ${end}`;
}

/** What someone who is suspended is told: until when, why, and how to answer. */
export function suspensionLetter(
  { keys, publicUrl }: Pick<Deps, 'keys' | 'publicUrl'>,
  person: Suspended,
): MailWords {
  const language = mailLanguage(person.language);
  const end = endInWords(person);
  const suspendedAt = person.suspendedAt ?? new Date(0);
  const href = `${publicUrl}/appeal/${appealToken(keys, { personId: person.id, suspendedAt })}`;
  const reason = person.suspensionReason ?? '';
  if (language === 'es') {
    return shortMail('Su cuenta de Hallway está suspendida', 'es', [
      { lines: [`Su cuenta está suspendida ${end}.`, `El motivo: ${reason}`] },
      {
        lines: [
          'Si cree que es un error, dígalo una vez, con sus palabras. Alguien le contestará.',
        ],
        link: { href, label: 'Responder a la suspensión' },
      },
      ...(person.suspendedUntil
        ? [{ lines: ['Desde ese momento puede entrar de nuevo, sin pedirlo.'] }]
        : []),
    ]);
  }
  return shortMail('Your Hallway account is suspended', 'en', [
    { lines: [`Your account is suspended ${end}.`, `The reason: ${reason}`] },
    {
      lines: [
        'If you think this is a mistake, say so once, in your own words. Someone answers you.',
      ],
      link: { href, label: 'Answer the suspension' },
    },
    ...(person.suspendedUntil
      ? [{ lines: ['From that moment on you can sign in again, without asking.'] }]
      : []),
  ]);
}

/**
 * Mails someone that they are suspended, as things stand now.
 *
 * @param eventId  of the suspension, or of its change: each is told once
 */
export async function sendSuspension(
  deps: Deps & { mailer: Mailer },
  eventId: string,
  personId: string,
): Promise<void> {
  const person = await findPerson(deps.db, personId);
  if (!person || !isSuspended(person, deps.now())) return;
  await deps.mailer.send({
    ...{ kind: 'suspension', key: eventId, personId, once: 'at-least' },
    to: { address: person.email, name: person.name },
    ...suspensionLetter(deps, person),
  });
}
