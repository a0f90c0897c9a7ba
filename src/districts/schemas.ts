import { z } from 'zod';
import { Instant } from '../platform/instant.ts';
import { PageQuery } from '../platform/page.ts';

export const requestStatuses = ['waiting', 'approved', 'declined'] as const;

const StateCode = z.string().regex(/^[A-Z]{2}$/, 'Two capital letters, such as CA');
const Line = (longest: number) => z.string().trim().min(1).max(longest);

export const DistrictPath = z.object({ districtId: z.uuid() });
export const RequestPath = z.object({ requestId: z.uuid() });

export const DistrictQuery = PageQuery.extend({
  /** Words of the name, the city and the state, in any order. */
  search: z.string().trim().max(200).optional(),
  state: StateCode.optional(),
});
export type DistrictQuery = z.output<typeof DistrictQuery>;

/** Names repeat, so a district always comes with its city and state. */
export const DistrictView = z.object({
  id: z.uuid(),
  leaId: z.string().nullable(),
  name: z.string(),
  city: z.string().nullable(),
  state: z.string(),
  locale: z.string().nullable(),
  students: z.int().nullable(),
  timeZone: z.string(),
  timeZoneAssumed: z.boolean(),
});

export const SchoolView = z.object({
  id: z.uuid(),
  ncesSchoolId: z.string(),
  districtId: z.uuid(),
  name: z.string(),
  city: z.string().nullable(),
  lowGrade: z.string().nullable(),
  highGrade: z.string().nullable(),
  timeZone: z.string(),
  timeZoneAssumed: z.boolean(),
});

/** What someone knows about the district that they did not find. */
export const NewDistrictRequest = z.strictObject({
  name: Line(200),
  state: StateCode,
  city: Line(100).optional(),
  webPage: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  note: Line(2000).optional(),
});
export type NewDistrictRequest = z.output<typeof NewDistrictRequest>;

export const RequestQuery = PageQuery.extend({ status: z.enum(requestStatuses).optional() });
export type RequestQuery = z.output<typeof RequestQuery>;

export const Decision = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('approved'),
    /** The NCES id, when staff found one. */
    leaId: z
      .string()
      .regex(/^\d{7}$/, '7 digits')
      .optional(),
    reason: Line(2000).optional(),
  }),
  z.strictObject({ decision: z.literal('declined'), reason: Line(2000) }),
]);
export type Decision = z.output<typeof Decision>;

export const DistrictRequestView = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  state: z.string(),
  city: z.string().nullable(),
  webPage: z.string().nullable(),
  note: z.string().nullable(),
  status: z.enum(requestStatuses),
  createdAt: Instant,
  decidedAt: Instant.nullable(),
  reason: z.string().nullable(),
  districtId: z.uuid().nullable(),
});
