import type { z } from 'zod';
import type * as people from '../../src/people/schemas.ts';

/** The views of the server as they come over the wire. Types only: zod itself stays out of the page. */
export type Author = z.input<typeof people.AuthorView>;
export type Me = z.input<typeof people.MeView>;
export type Person = z.input<typeof people.PersonView>;
export type MeChange = z.input<typeof people.MeChange>;
export type PersonRole = Author['role'];
export type ProfileField = (typeof people.profileFields)[number];
export type Audience = (typeof people.audiences)[number];
export type AvailabilityWindow = z.input<typeof people.AvailabilityWindow>;

export const roles: PersonRole[] = [
  'teacher',
  'instructional-coach',
  'principal',
  'district-leader',
  'specialist',
  'partner-organisation',
  'community-member',
];
export const gradeBands: NonNullable<MeChange['gradeBands']> = [
  'early',
  'k-2',
  '3-5',
  '6-8',
  '9-12',
  'adult',
];
export const weekdays: AvailabilityWindow['day'][] = [
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
];
export const audiences: Audience[] = ['my-cohorts', 'my-district', 'network', 'public'];
