import { type Language, type MailWords, shortMail } from '../platform/mail/short-mail.tsx';
import { proofMinutes } from './rules.ts';

/** The mail with link and code. */
export function wayInMail(language: Language, link: string, code: string): MailWords {
  if (language === 'es') {
    return shortMail(`${code} es su código para entrar en Hallway`, 'es', [
      { lines: ['Alguien, esperamos que usted, pidió entrar en Hallway con esta dirección.'] },
      { lines: [], link: { href: link, label: 'Entrar en Hallway' } },
      { lines: ['O escriba este código en la página donde lo pidió:'], code },
      {
        lines: [
          `Los dos sirven una vez, durante ${proofMinutes} minutos.`,
          'Si no fue usted, no haga nada: sin este correo nadie entra.',
        ],
      },
    ]);
  }
  return shortMail(`${code} is your code for Hallway`, 'en', [
    { lines: ['Someone, we hope you, asked to sign in to Hallway with this address.'] },
    { lines: [], link: { href: link, label: 'Sign in to Hallway' } },
    { lines: ['Or type this code on the page where you asked for it:'], code },
    {
      lines: [
        `Both work once, for ${proofMinutes} minutes.`,
        'If it was not you, do nothing: without this mail nobody gets in.',
      ],
    },
  ]);
}

/** The mail to an address that has no account and no way to one. */
export function noAccountMail(language: Language, publicUrl: string): MailWords {
  if (language === 'es') {
    return shortMail('Esta dirección no tiene cuenta en Hallway', 'es', [
      {
        lines: [
          `Alguien pidió entrar en ${publicUrl} con esta dirección. No tiene cuenta.`,
          'Si fue usted: pruebe con la dirección de su distrito, o pida una invitación a un colega que ya esté en Hallway.',
          'Si no fue usted, no haga nada. No guardamos una cuenta para esta dirección.',
        ],
      },
    ]);
  }
  return shortMail('This address has no Hallway account', 'en', [
    {
      lines: [
        `Someone asked to sign in at ${publicUrl} with this address. It has no account.`,
        'If it was you: try the address of your district, or ask a colleague who is on Hallway for an invitation.',
        'If it was not you, do nothing. We keep no account for this address.',
      ],
    },
  ]);
}
