import type { z } from 'zod';
import type * as studentData from '../../src/student-data/schemas.ts';

/** What someone writes: a title, a text, or several short ones. */
export type Wording = z.input<typeof studentData.Wording> & { words?: readonly string[] };
export type Review = Pick<z.input<typeof studentData.WordingReview>, 'findings'> & {
  rewrite: Wording | null;
};
/** What was found, and in which words: those that stand there now may be others. */
export type Reviewed = Review & { words: Wording };
export type Flag = z.input<typeof studentData.FlagView>;
export type FlagList = z.input<typeof studentData.FlagPage>;
