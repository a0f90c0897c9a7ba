import type { z } from 'zod';
import type * as checkIns from '../../src/check-ins/schemas.ts';
import type { Timed } from '../app/server-clock.ts';

export type RoundView = z.input<typeof checkIns.RoundView>;
export type Round = Timed<RoundView>;
export type AnswerChange = z.input<typeof checkIns.AnswerChange>;
export type Answer = z.input<typeof checkIns.AnswerView>;
export type AnswerList = z.input<typeof checkIns.AnswerPage>;
export type Offer = z.input<typeof checkIns.OfferView>;
