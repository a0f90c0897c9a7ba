import type { z } from 'zod';
import type * as alike from '../../src/alike/schemas.ts';

export type AlikeList = z.input<typeof alike.AlikeList>;
export type AlikeInSpace = z.input<typeof alike.AlikeInSpace>;
