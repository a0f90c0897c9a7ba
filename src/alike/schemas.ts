import { z } from 'zod';
import { AuthorView } from '../people/schemas.ts';

const mostSpaces = 100;

/** The spaces to look in: `?space=…&space=…`. */
export const AlikeQuery = z.strictObject({
  space: z.union([z.uuid(), z.array(z.uuid()).min(1).max(mostSpaces)]),
});

export const AlikeInSpace = z.object({
  spaceId: z.uuid(),
  /** How many people of the space are like me. */
  count: z.int(),
  /** Up to three of them, the most alike first. */
  people: z.array(AuthorView),
});
export type AlikeInSpace = z.output<typeof AlikeInSpace>;

/** A space in which nobody is, or that is not open to the network, is absent. */
export const AlikeList = z.object({ items: z.array(AlikeInSpace) });
