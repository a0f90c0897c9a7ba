import type { z } from 'zod';
import type * as cards from '../../src/link-cards/schemas.ts';

/** The views of the server as they come over the wire. Types only: zod itself stays out of the page. */
export type Card = z.input<typeof cards.CardView>;
export type CardList = z.input<typeof cards.CardList>;
