import type { z } from 'zod';
import type * as drafts from '../../src/drafts/schemas.ts';

/** The views of the server as they come over the wire. Types only: zod itself stays out of the page. */
export type DraftView = z.input<typeof drafts.DraftView>;
export type DraftInList = z.input<typeof drafts.DraftInList>;
export type DraftList = z.input<typeof drafts.DraftPage>;
/** A part of what is being written. */
export type Part = keyof DraftView['words'];
