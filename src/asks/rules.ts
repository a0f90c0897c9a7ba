import type { AskSettings, callOutcomes } from './schemas.ts';

/** What holds in a network that never chose. */
export const usualSettings: AskSettings = { waitHours: 48, mostOpen: 2, mostInMonth: 6 };

export const mostAsked = 3;
export const monthDays = 30;
/** After that, nobody is waited for any more. */
export const patienceDays = 7;
/** A question that is older when it is first looked at is left alone. */
export const oldestDays = 30;

/** Words that stand in every second question of a school and say nothing of what it is about. */
export const saysLittle = (
  'student students teacher teachers school schools class classes classroom classrooms kid kids child children grade ' +
  'grades learn learning teach teaching help helps helping use used using work works working day days week weeks ' +
  'year years time times idea ideas question questions anyone tried try trying good great want need make know thing things ' +
  'alumno alumnos alumna alumnas estudiante estudiantes maestro maestra maestros maestras docente docentes escuela ' +
  'escuelas clase clases aula aulas grado grados niño niños niña niñas aprender enseñar ayuda ayudar usar trabajo ' +
  'trabajar día días semana semanas año años tiempo idea pregunta alguien hacer quiero cosas'
).split(' ');

/** Someone who offers what a question is about, may read it, and has no block with who asks. */
export type Candidate = {
  personId: string;
  /** Not of the district of who asks. */
  fromElsewhere: boolean;
  /** In how many words what they offer meets the question. */
  shared: number;
  /** Questions that wait for them now. */
  open: number;
  /** Questions they were asked within the last 30 days, those that wait included. */
  inMonth: number;
  lastAskedAt: Date | null;
};
export type Waiting = { topicId: string; createdAt: Date; candidates: readonly Candidate[] };

/**
 * Chooses whom to ask: people of other districts first, then whoever was asked least recently, then whose offer is
 * nearest. Everybody has offered this, so that fairness weighs more than nearness.
 *
 * Questions are served in the order of their asking, and what one brings to a person counts for the next; so the answer
 * does not hang on the order of what comes in.
 *
 * @returns  for each question at most three different people, none over their load
 */
export function choosePeople(
  waiting: readonly Waiting[],
  { mostOpen, mostInMonth }: Pick<AskSettings, 'mostOpen' | 'mostInMonth'>,
): Map<string, string[]> {
  const given = new Map<string, number>();
  const chosen = new Map<string, string[]>();
  for (const { topicId, candidates } of waiting.toSorted(byAge)) {
    const freshly = ({ personId }: Candidate) => given.get(personId) ?? 0;
    const hasRoom = (one: Candidate) =>
      one.open + freshly(one) < mostOpen && one.inMonth + freshly(one) < mostInMonth;
    const inTurn = (one: Candidate, other: Candidate) =>
      Number(other.fromElsewhere) - Number(one.fromElsewhere) ||
      freshly(one) - freshly(other) ||
      (one.lastAskedAt?.getTime() ?? 0) - (other.lastAskedAt?.getTime() ?? 0) ||
      other.shared - one.shared ||
      compare(one.personId, other.personId);
    const inOrder = candidates.filter(hasRoom).toSorted(inTurn);
    const people = [...new Set(inOrder.map(({ personId }) => personId))].slice(0, mostAsked);
    for (const personId of people) given.set(personId, (given.get(personId) ?? 0) + 1);
    chosen.set(topicId, people);
  }
  return chosen;
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
const byAge = (one: Waiting, other: Waiting) =>
  one.createdAt.getTime() - other.createdAt.getTime() || compare(one.topicId, other.topicId);

/** How things stand around a question that people were asked about. */
export type CallState = {
  /** Deleted, or moved to another space. */
  gone: boolean;
  /** Closed, settled by who asked, or no question any more. */
  over: boolean;
  /** Whether whoever answered first had been asked; null while nobody has answered. */
  answeredByAsked: boolean | null;
  madeAt: Date;
};

/** How a call has ended; undefined while it goes on. */
export function outcomeOf(
  { gone, over, answeredByAsked, madeAt }: CallState,
  now: Date,
): (typeof callOutcomes)[number] | undefined {
  if (gone) return 'withdrawn';
  if (answeredByAsked !== null) return answeredByAsked ? 'asked-person' : 'someone-else';
  if (over) return 'withdrawn';
  return now.getTime() - madeAt.getTime() >= patienceDays * 86_400_000 ? 'nobody' : undefined;
}
