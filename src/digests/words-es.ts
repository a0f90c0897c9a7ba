import type { Word } from './words-en.ts';

/** What the digest says, in Spanish (ICU). */
export const es: Record<Word, string> = {
  'period.day': 'Su día, {range}',
  'period.week': 'Su semana, {range}',
  'period.fortnight': 'Sus dos semanas, {range}',
  'period.month': 'Su mes, {range}',
  'greeting.morning': 'Buenos días, {name}',
  'greeting.afternoon': 'Buenas tardes, {name}',
  'greeting.evening': 'Buenas noches, {name}',
  'intro.needs':
    '{count, plural, =1 {Una cosa espera} =2 {Dos cosas esperan} =3 {Tres cosas esperan} =4 {Cuatro cosas esperan} =5 {Cinco cosas esperan} other {# cosas esperan}} su respuesta. Unos {minutes, plural, one {# minuto} other {# minutos}} en total.',
  'intro.answers':
    '{count, plural, =1 {Una persona le ha respondido} other {# personas le han respondido}}. Nada espera su respuesta.',
  'intro.reading': 'Nada espera su respuesta. De esto se habló en sus espacios.',
  'subject.needs':
    '{count, plural, =1 {Una cosa espera} =2 {Dos cosas esperan} =3 {Tres cosas esperan} =4 {Cuatro cosas esperan} =5 {Cinco cosas esperan} other {# cosas esperan}} su respuesta',
  'subject.asked': '{who} le pide su opinión: {title}',
  'subject.answered': '{who} le ha respondido: {title}',
  'subject.reading': '{title}: {count, plural, one {# mensaje nuevo} other {# mensajes nuevos}}',
  'subject.and': '{first}: {second}',
  'needs.heading': 'Esperan su respuesta',
  'need.mention': '{who} le pide su opinión',
  'need.mention.detail': '«{title}» en {space}.',
  'need.mention.button': 'Responder a {who}',
  'need.question': 'Lo que usted ofrece puede ayudar a {who}',
  'need.question.detail': 'Nadie ha respondido todavía a «{title}» en {space}.',
  'need.reply': '{who} le ha respondido',
  'need.reply.detail': '«{title}» en {space}.',
  'need.check-in':
    '{isCircle, select, yes {Comparta cómo le va} other {Comparta cómo le va: {title}}}',
  'need.consultancy.runs':
    '{role, select, presenter {Su consultoría está en marcha} facilitator {Está en marcha una consultoría cuyo tiempo lleva usted} other {Hay una consultoría en marcha}}',
  'need.consultancy.waits':
    '{role, select, presenter {Empiece su consultoría} other {Empiece la consultoría cuyo tiempo lleva usted}}',
  'need.consultancy.detail': '{isCircle, select, yes {En {space}.} other {«{title}» en {space}.}}',
  'need.report':
    '{count, plural, one {Algo que se denunció espera} other {# cosas que se denunciaron esperan}} su decisión',
  'need.report.detail': 'Quienes denunciaron sabrán que alguien lo miró.',
  'need.appeal':
    '{count, plural, one {Una apelación espera} other {# apelaciones esperan}} respuesta',
  'need.appeal.detail':
    '{count, plural, one {Hay una persona suspendida} other {Hay personas suspendidas}} hasta que alguien decida.',
  'need.break-glass':
    '{count, plural, one {Una petición} other {# peticiones}} de abrir un círculo {count, plural, one {espera} other {esperan}} a otro moderador',
  'need.break-glass.detail': 'Lea el motivo y después confirme o rechace.',
  'need.request': '{count, plural, one {{who} pide entrar} other {# personas piden entrar}}',
  'need.request.detail': '{space}.',
  'need.charter': 'Lea lo que se prometen en {space}',
  'need.charter.detail': 'Es nuevo para usted. El círculo se abre cuando lo acepte.',
  'need.invitation': 'Tiene una invitación a {space}',
  'need.invitation.by': 'De {who}.',
  'need.invitation.detail': 'De quien lo facilita.',
  'answers.heading': 'Respuestas para usted',
  'answers.line': '{who}: {excerpt}',
  'answers.meta': '{when}, en {space}',
  'reading.heading': 'Vale la pena leer',
  'reading.meta':
    '{count, plural, one {# mensaje nuevo} other {# mensajes nuevos}} de {people, plural, one {una persona} other {# personas}}, en {space}',
  'preheader.answer': '{who} le ha respondido.',
  'preheader.reading': '{title}.',
  'end.all': 'Eso es todo.',
  'why.daily': 'Recibe esto cada día porque es miembro de Hallway.',
  'why.weekdays': 'Recibe esto de lunes a viernes porque es miembro de Hallway.',
  'why.weekly': 'Recibe esto cada {weekday} porque es miembro de {space}.',
  'why.weekly.none': 'Recibe esto cada {weekday} porque es miembro de Hallway.',
  'why.fortnightly': 'Recibe esto un {weekday} de cada dos porque es miembro de Hallway.',
  'why.monthly': 'Recibe esto el primer {weekday} del mes porque es miembro de Hallway.',
  'why.off': 'Usted pidió ver esto: su resumen está desactivado.',
  'why.settings': 'Diario, semanal o nunca',
  'why.stop': 'No recibir más este correo',
  'why.reply': 'Responda a este correo y una persona lo leerá.',
  'mail.label': 'Resumen de Hallway',
  'author.gone': 'Una persona que ya no está',
  'page.title': 'Su resumen de Hallway',
  'page.question': '¿Cada cuánto quiere que Hallway le escriba?',
  'page.weekly': 'Cada semana',
  'page.daily': 'Cada día',
  'page.off': 'No recibir más este correo',
  'page.done.off': 'No recibirá más resúmenes. Nada más ha cambiado.',
  'page.done.weekly': 'Recibirá su resumen una vez por semana.',
  'page.done.daily': 'Recibirá su resumen cada día.',
  'page.again': '¿Cambió de idea? Elija de nuevo.',
  'page.unknown': 'Este enlace no es nuestro',
  'page.unknown.advice':
    'Abra el resumen más reciente y use su enlace, o entre y abra sus ajustes.',
};
