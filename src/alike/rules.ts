/** What counts for how much. Who is like me shares the challenge, or two of the rest. */
export const weights = { challenge: 2, role: 1, gradeBand: 1, state: 1 };
export const alikeFrom = 2;
/** One word in common says little: two educators who both wrote "reading" may mean anything. */
export const stemsInCommon = 2;
export const mostNamed = 3;

/** Words that any educator's challenge may hold, in English and Spanish: they make nobody alike. */
export const everydayWords = `
  student teacher school class classroom kid child children learner learn teach grade help work need want
  support understand know more make get year time people team district colleague say give use good
  el la los las un una unos unas de del al a y o u que en con por para sin sobre entre se su sus lo le les me mi mis nos
  es son ser estar como mas pero no si ya muy este esta estos estas todo toda todos todas
  estudiante alumno alumna maestro maestra profesor profesora docente escuela clase aula niño niña grado ayudar ayuda
  trabajo trabajar necesitar necesitan querer apoyo apoyar entender saber año tiempo equipo distrito colega hacer
`;
