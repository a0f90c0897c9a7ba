import type { z } from 'zod';
import type * as digests from '../../src/digests/schemas.ts';

/** The views of the server as they come over the wire. Types only: zod itself stays out of the page. */
export type Home = z.input<typeof digests.HomeView>;
export type Need = z.input<typeof digests.NeedView>;
export type Preferences = z.input<typeof digests.DigestPreferencesView>;
export type PreferencesChange = z.output<typeof digests.DigestPreferences>;
export type DigestView = z.input<typeof digests.DigestPreview>;

export const frequencies: Preferences['frequency'][] = [
  'daily',
  'weekdays',
  'weekly',
  'fortnightly',
  'monthly',
  'off',
];
