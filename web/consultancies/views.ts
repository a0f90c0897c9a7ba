import type { z } from 'zod';
import type * as consultancies from '../../src/consultancies/schemas.ts';
import type { Timed } from '../app/server-clock.ts';

export type ConsultancyView = z.input<typeof consultancies.ConsultancyView>;
export type Consultancy = Timed<ConsultancyView>;
export type ClockWish = z.input<typeof consultancies.ClockChange>;
