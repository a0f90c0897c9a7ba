import { defineProblem, invalidInput } from '../platform/problem.ts';
import { type ClockChange, type Step, steps } from './schemas.ts';
import type { Clock, Consultancy } from './tables.ts';

export const stepOutOfOrder = defineProblem(
  'step-out-of-order',
  409,
  'The steps come one after the other',
  'Somebody else may have gone on just now. Load the consultancy again, and go on from the step in `clock`.',
);
export const consultancyEnded = defineProblem(
  'consultancy-ended',
  409,
  'This consultancy has ended',
  'Its clock does not run again. Go on talking in the topic, or start another consultancy.',
);
export const presenterIsSet = defineProblem(
  'presenter-is-set',
  409,
  'The presenting has begun',
  'Somebody else can keep the time from here on, and the presenter stays. Start another consultancy for another dilemma.',
);

/** How long each step is meant to take. Nothing happens by itself when that is over: people finish their sentence. */
export const minutesOf: Record<Step, number> = {
  present: 10,
  'clarifying-questions': 5,
  'probing-questions': 10,
  discussion: 15,
  response: 5,
  debrief: 5,
};

/** An hour that nobody paused is long over by then; and it fits the column. */
const mostMs = 7 * 86_400_000;

/** How long the step has taken, milliseconds, 0 or more: also where the time of one machine is behind another's. */
export function elapsedAt(clock: Pick<Clock, 'elapsedMs' | 'runningSince'>, now: Date): number {
  const running = clock.runningSince ? now.getTime() - clock.runningSince.getTime() : 0;
  return Math.min(mostMs, clock.elapsedMs + Math.max(0, running));
}

/** What is left of all steps, whole minutes, 1 or more: people stay a little over the time. */
export function minutesLeft(clock: Pick<Clock, 'step' | 'elapsedMs' | 'runningSince'>, now: Date) {
  const ahead = steps.slice(steps.indexOf(clock.step) + 1);
  const later = ahead.reduce((sum, step) => sum + minutesOf[step], 0);
  const here = Math.max(0, minutesOf[clock.step] - elapsedAt(clock, now) / 60_000);
  return Math.max(1, later + Math.ceil(here));
}

/**
 * How the clock stands after a wish. One that it fulfils already changes nothing; a step follows the one before it, and
 * none is left out or comes again.
 *
 * @throws `consultancy-ended`, `step-out-of-order`
 */
export function turnClock(clock: Clock, wish: ClockChange, now: Date): Clock {
  if (clock.state === 'ended') {
    if (wish.state === 'ended') return clock;
    throw consultancyEnded();
  }
  const ahead = steps.indexOf(wish.step) - steps.indexOf(clock.step);
  const isNext = ahead === 1 && clock.state !== 'waiting' && wish.state !== 'ended';
  if (ahead !== 0 && !isNext) throw stepOutOfOrder(undefined, { clock: { step: clock.step } });
  const elapsedMs = isNext ? 0 : elapsedAt(clock, now);
  if (wish.state === 'ended')
    return { ...clock, state: 'ended', elapsedMs, runningSince: null, endedAt: now };
  if (!isNext && clock.state === wish.state) return clock;
  return {
    ...clock,
    ...{ state: wish.state, step: wish.step, elapsedMs },
    runningSince: wish.state === 'running' ? now : null,
    startedAt: clock.startedAt ?? now,
  };
}

/** Who listens while the others discuss; null at every other time. A pause of the discussion is part of it. */
export const listenerOf = ({
  state,
  step,
  presenterId,
}: Pick<Consultancy, 'state' | 'step' | 'presenterId'>): string | null =>
  step === 'discussion' && state !== 'ended' ? presenterId : null;

/** @throws `invalid-input` unless two different members take the two roles */
export function checkRoles(
  { presenterId, facilitatorId }: Pick<Consultancy, 'presenterId' | 'facilitatorId'>,
  memberIds: readonly string[],
): void {
  const strangers = Object.entries({ presenterId, facilitatorId }).filter(
    ([, id]) => !memberIds.includes(id),
  );
  const errors = strangers.map(([role]) => ({
    pointer: `#/${role}`,
    detail: 'Expected a member of this space',
  }));
  if (presenterId === facilitatorId) {
    errors.push({ pointer: '#/facilitatorId', detail: 'Expected someone else than the presenter' });
  }
  if (errors.length > 0)
    throw invalidInput('Two members of the space take the two roles', { errors });
}
