import { z } from 'zod';
import { Instant } from '../platform/instant.ts';
import { EmailDomain, staffRoles, Words } from './schemas.ts';

export const SuspensionCreate = z.strictObject({
  /** Told to the person, and kept in the audit entry. */
  reason: Words(1000),
  /** Null for a suspension without an end. */
  until: Instant.nullable(),
});
/** How someone is suspended now, for staff; null when they are not. */
export const SuspensionView = z.object({
  suspension: z
    .object({ since: Instant, until: Instant.nullable(), reason: z.string() })
    .nullable(),
});
export type SuspensionView = z.output<typeof SuspensionView>;
export const StaffRoleChange = z.strictObject({ staffRole: z.enum(staffRoles) });

export const DistrictPath = z.object({ districtId: z.uuid() });
export const DistrictLeadPath = DistrictPath.extend({ personId: z.uuid() });
export const DistrictDomainPath = DistrictPath.extend({ domain: EmailDomain });
