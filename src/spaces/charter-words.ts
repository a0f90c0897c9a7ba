import type { charterLanguages } from './schemas.ts';

/** What a circle begins with, until its facilitators say it in their own words. */
export const standardCharter: Record<(typeof charterLanguages)[number], string> = {
  en: `We follow the Chatham House rule.

- **Use what you hear.** Ideas and experiences may go on from here.
- **Reveal neither who nor where.** Never say who said something, who is in this circle, or which school or district it was about.
- **No students.** We write nothing by which a student could be recognised.
- **What is written here stays here.** No copies, no screenshots, nothing passed on.
- **We listen first**, and give advice when it is asked for.
- **Safety comes before silence.** If someone is in danger, we get help, and tell the person that we do.`,
  es: `Seguimos la regla de Chatham House.

- **Usa lo que oyes.** Las ideas y las experiencias pueden seguir su camino.
- **No reveles ni quién ni dónde.** Nunca digas quién dijo algo, quién está en este círculo, ni de qué escuela o distrito se habló.
- **Nada de estudiantes.** No escribimos nada que permita reconocer a un estudiante.
- **Lo que se escribe aquí se queda aquí.** Ni copias, ni capturas de pantalla, ni reenvíos.
- **Primero escuchamos**, y damos consejos cuando se piden.
- **La seguridad está antes que el silencio.** Si alguien corre peligro, buscamos ayuda y se lo decimos a esa persona.`,
};
