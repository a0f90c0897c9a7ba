import type { z } from 'zod';
import type * as briefs from '../../src/briefs/schemas.ts';

/** The views of the server as they come over the wire. Types only: zod itself stays out of the page. */
export type Brief = z.input<typeof briefs.BriefForMe>;
export type BriefView = z.input<typeof briefs.BriefView>;
