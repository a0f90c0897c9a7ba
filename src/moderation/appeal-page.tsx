import { endInWords, type Person } from '../people/index.ts';
import { plainPage } from '../platform/http/plain-page.tsx';
import { type Language, mailLanguage } from '../platform/mail/short-mail.tsx';
import { longestAppeal } from './schemas.ts';
import type { Appeal } from './tables.ts';

const words = {
  en: {
    title: 'Your account is suspended',
    end: (end: string) => `Your account is suspended ${end}.`,
    reason: 'The reason:',
    label: 'Why is this a mistake?',
    hint: 'You can answer once. Someone who did not suspend you reads it, wherever there is someone else, and answers by mail.',
    send: 'Send my answer',
    sent: 'Your answer is with those who keep order. They answer by mail.',
    kept: 'Your answer was read. The suspension stays as it is:',
    gone: 'This link is not in force',
    goneAdvice: 'The suspension is over, or the link is incomplete. Try to sign in.',
    home: 'To Hallway',
  },
  es: {
    title: 'Su cuenta está suspendida',
    end: (end: string) => `Su cuenta está suspendida ${end}.`,
    reason: 'El motivo:',
    label: '¿Por qué es un error?',
    hint: 'Puede responder una vez. La lee alguien que no le suspendió, si hay otra persona, y contesta por correo.',
    send: 'Enviar mi respuesta',
    sent: 'Su respuesta está con quienes cuidan el orden. Contestarán por correo.',
    kept: 'Se leyó su respuesta. La suspensión sigue como está:',
    gone: 'Este enlace no está vigente',
    goneAdvice: 'La suspensión terminó, o el enlace está incompleto. Intente entrar.',
    home: 'A Hallway',
  },
} satisfies Record<Language, object>;

/** Until when and why; then the form, or what came of it. */
export function appealPage(person: Person, appeal: Appeal | undefined): string {
  const language = mailLanguage(person.language);
  const say = words[language];
  const children = (
    <>
      <p safe>{say.end(endInWords(person))}</p>
      <p safe>{`${say.reason} ${person.suspensionReason ?? ''}`}</p>
      {appeal ? <Sent language={language} appeal={appeal} /> : <Form language={language} />}
    </>
  );
  return plainPage({ language, title: say.title, children });
}

function Sent({ language, appeal }: { language: Language; appeal: Appeal }) {
  const say = words[language];
  return (
    <>
      <p role="status" safe>
        {appeal.decidedAt === null ? say.sent : say.kept}
      </p>
      {appeal.answer === null ? null : <p safe>{appeal.answer}</p>}
    </>
  );
}

function Form({ language }: { language: Language }) {
  const say = words[language];
  return (
    <form method="post">
      <label for="words" safe>
        {say.label}
      </label>
      <p id="hint" safe>
        {say.hint}
      </p>
      <textarea
        id="words"
        name="words"
        aria-describedby="hint"
        required
        maxlength={longestAppeal}
      ></textarea>
      <button type="submit" safe>
        {say.send}
      </button>
    </form>
  );
}

/** The same for a link that was changed, that is of another suspension, and whose suspension is over. */
export function noAppealPage(): string {
  const { gone, goneAdvice, home } = words.en;
  const children = (
    <>
      <p safe>{goneAdvice}</p>
      <p lang="es" safe>
        {words.es.goneAdvice}
      </p>
      <p>
        <a href="/" safe>
          {home}
        </a>
      </p>
    </>
  );
  return plainPage({ language: 'en', title: gone, children });
}
