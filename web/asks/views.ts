import type { z } from 'zod';
import type * as asks from '../../src/asks/schemas.ts';

export type Help = z.input<typeof asks.HelpView>;
