import { defineProblem } from '../platform/problem.ts';
import type { CaseAct } from './schemas.ts';
import type { Appeal, Case } from './tables.ts';

export const ownPost = defineProblem(
  'own-post',
  409,
  'This is your own post',
  'You can change it or take it down yourself, from its menu.',
);
export const alreadyRemoved = defineProblem(
  'already-removed',
  409,
  'This post was taken down already',
  'There is nothing more to report here.',
);
export const nobodyToLook = defineProblem(
  'nobody-to-look',
  409,
  'Nobody else keeps order in this circle',
  'What is said in a circle is shown to nobody outside it, so this was not sent. Talk to the other members, block the person in their profile, or leave the circle. In danger, call the emergency number.',
);
export const caseClosed = defineProblem(
  'case-closed',
  409,
  'Somebody has dealt with this',
  'Load the queue again: what is left to do is in it.',
);
export const actNotOpen = defineProblem(
  'act-not-open',
  409,
  'This cannot be done about the post now',
  '`acts` of the case says what can. Load it again.',
);

export const appealAnswered = defineProblem(
  'appeal-answered',
  409,
  'Somebody has answered this appeal',
  'Load the queue again: what is left to do is in it.',
);
export const suspensionOver = defineProblem(
  'suspension-over',
  409,
  'This suspension is over',
  'There is nothing left to decide.',
);
export const somebodyElse = defineProblem(
  'somebody-else-decides',
  409,
  'Whoever suspended someone does not decide about their appeal',
  'Ask another moderator or administrator to look at it.',
);

/**
 * @param reporter  who reports, and under which alias they write in the topic
 * @throws          `own-post`, `already-removed`
 */
export function checkReportable(
  post: { authorId: string; removedAt: Date | null },
  reporter: readonly (string | null)[],
): void {
  if (reporter.includes(post.authorId)) throw ownPost();
  if (post.removedAt !== null) throw alreadyRemoved();
}

/** What stands of a reported post and of what is around it. */
export type Standing = {
  /** Whoever decides reads there, and so keeps order there. */
  reads: boolean;
  removed: boolean;
  topicGone: boolean;
  topicLocked: boolean;
  spaceArchived: boolean;
  authorHere: boolean;
};

/** What can be done about a reported post now. To dismiss it is always open. */
export function actsFor(standing: Standing): CaseAct[] {
  const { reads, removed, topicGone, topicLocked, spaceArchived, authorHere } = standing;
  const acts: CaseAct[] = ['dismiss'];
  const changeable = reads && !topicGone && !spaceArchived;
  if (changeable && !removed) acts.push('hide');
  if (changeable && !topicLocked) acts.push('lock');
  if (authorHere) acts.push('warn');
  return acts;
}

/**
 * Whether a decision can still be taken.
 *
 * @returns false when this very decision was taken already, by this person
 * @throws  `case-closed`, `act-not-open`
 */
export function isStillToDo(
  { closedAt, closedById, act }: Pick<Case, 'closedAt' | 'closedById' | 'act'>,
  wish: { by: string; act: CaseAct },
  open: readonly CaseAct[],
): boolean {
  if (closedAt !== null) {
    if (closedById === wish.by && act === wish.act) return false;
    throw caseClosed();
  }
  if (!open.includes(wish.act)) throw actNotOpen();
  return true;
}

/**
 * Whether an appeal can still be answered.
 *
 * @returns false when this very answer was given already, by this person
 * @throws  `appeal-answered`
 */
export function isAppealStillOpen(
  { decidedAt, decidedById, granted }: Pick<Appeal, 'decidedAt' | 'decidedById' | 'granted'>,
  wish: { by: string; granted: boolean },
): boolean {
  if (decidedAt === null) return true;
  if (decidedById === wish.by && granted === wish.granted) return false;
  throw appealAnswered();
}
