import type { z } from 'zod';
import type * as search from '../../src/search/schemas.ts';

export type SearchHit = z.input<typeof search.SearchHit>;
export type SearchPage = z.input<typeof search.SearchPage>;
export type MarkedText = z.input<typeof search.MarkedText>;
