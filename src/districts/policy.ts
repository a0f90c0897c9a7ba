import type { Actor } from '../platform/actor.ts';
import type { StaffRole } from './staff-role.ts';
import type { DistrictRequest } from './tables.ts';

/** Staff read every request, other people their own. */
export const maySeeRequest = (
  actor: Pick<Actor, 'personId'>,
  staffRole: StaffRole,
  request: Pick<DistrictRequest, 'personId'>,
): boolean => staffRole !== 'none' || request.personId === actor.personId;

/** `maySeeRequest` for a list: whose requests this reader is shown; undefined stands for everyone's. */
export const requestsShownTo = (
  actor: Pick<Actor, 'personId'>,
  staffRole: StaffRole,
): string | undefined => (staffRole === 'none' ? actor.personId : undefined);

export const mayDecideRequest = (staffRole: StaffRole): boolean => staffRole !== 'none';
