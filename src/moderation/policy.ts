import type { Actor } from '../platform/actor.ts';
import type { Case } from './tables.ts';

/** How someone stands to a reported post: read in the transaction that asks. */
export type Keeping = {
  /** Facilitates the space of the post. */
  facilitates: boolean;
  /** May read the post. */
  reads: boolean;
  /** A moderator or administrator whose staff rights work now. */
  staff: boolean;
  circle: boolean;
  /** Wrote it anonymously. */
  wroteUnnamed?: boolean;
  /** Somebody else facilitates the space. */
  othersKeep?: boolean;
  handedOver: boolean;
};

/**
 * Who decides about a reported post: facilitators of its space, and network moderators where they read; never a moderator
 * as such in a circle, and nobody about their own words. What was handed over moderators see although they do not read there.
 * Where the only facilitator wrote an anonymous post they do decide: refused there alone, a report would tell who wrote it.
 */
export const mayDecide = (
  actor: Pick<Actor, 'personId'>,
  { authorId }: Pick<Case, 'authorId'>,
  keeping: Keeping,
): boolean =>
  authorId !== actor.personId &&
  !(keeping.wroteUnnamed && keeping.othersKeep) &&
  ((keeping.facilitates && keeping.reads) ||
    (keeping.staff && !keeping.circle && (keeping.reads || keeping.handedOver)));

/** The whole log tells who did what everywhere, circles included: by ids alone, and to administrators alone. */
export const mayExportAudit = (staffRole: 'none' | 'moderator' | 'administrator'): boolean =>
  staffRole === 'administrator';
