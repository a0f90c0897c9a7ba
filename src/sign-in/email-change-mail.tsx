import { type Language, type MailWords, shortMail } from '../platform/mail/short-mail.tsx';
import { changeMinutes } from './rules.ts';

/** To the new address: what confirms it. */
export function confirmAddressMail(language: Language, href: string): MailWords {
  if (language === 'es') {
    return shortMail('Confirme su nueva dirección para Hallway', 'es', [
      { lines: ['Alguien, esperamos que usted, quiere usar esta dirección en Hallway.'] },
      { lines: [], link: { href, label: 'Confirmar la dirección' } },
      {
        lines: [`Sirve una vez, durante ${changeMinutes} minutos. Si no fue usted, no haga nada.`],
      },
    ]);
  }
  return shortMail('Confirm your new address for Hallway', 'en', [
    { lines: ['Someone, we hope you, wants to use this address on Hallway.'] },
    { lines: [], link: { href, label: 'Confirm the address' } },
    { lines: [`It works once, for ${changeMinutes} minutes. If it was not you, do nothing.`] },
  ]);
}

/** To the old address, so that nobody loses an account unawares. Does not say what the new one is. */
export function otherAddressMail(language: Language, what: 'asked' | 'done'): MailWords {
  if (language === 'es') {
    const subject =
      what === 'asked'
        ? 'Pidieron cambiar su dirección en Hallway'
        : 'Su dirección en Hallway ha cambiado';
    return shortMail(subject, 'es', [
      { lines: ['Si fue usted, no tiene que hacer nada.'] },
      { lines: ['Si no fue usted, responda a este correo: alguien usa su cuenta.'] },
    ]);
  }
  const subject =
    what === 'asked'
      ? 'A change of your Hallway address was asked for'
      : 'Your Hallway address has changed';
  return shortMail(subject, 'en', [
    { lines: ['If it was you, there is nothing to do.'] },
    { lines: ['If it was not you, reply to this mail: somebody is using your account.'] },
  ]);
}
