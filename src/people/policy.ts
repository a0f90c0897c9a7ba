import type { Actor } from '../platform/actor.ts';
import type { Audience, Audiences, ProfileField, ProfileView } from './schemas.ts';
import type { Person, Profile } from './tables.ts';

/** Who reads a field when its owner chose nobody in particular. When someone is free is for those they meet. */
export const usualAudience = (field: ProfileField): Audience =>
  field === 'availability' ? 'my-cohorts' : 'network';

/** How a reader stands to the person they read about. */
export type Relation = { self: boolean; sameDistrict: boolean; sharesCohort: boolean };

export const mayReadField = (audience: Audience, relation: Relation): boolean => {
  if (relation.self) return true;
  if (audience === 'my-cohorts') return relation.sharesCohort;
  if (audience === 'my-district') return relation.sameDistrict;
  return true; // the network and the public: whoever is signed in is of the network
};

/** A profile with the fields that are not for this reader left out. */
export function profileFor(
  profile: Pick<Profile, ProfileField> & { audiences: Audiences },
  relation: Relation,
): ProfileView {
  const shows = (field: ProfileField) =>
    mayReadField(profile.audiences[field] ?? usualAudience(field), relation);
  return {
    ...(shows('gradeBands') && { gradeBands: profile.gradeBands }),
    ...(shows('subjects') && { subjects: profile.subjects }),
    ...(shows('languages') && { languages: profile.languages }),
    ...(shows('challenge') && { challenge: profile.challenge }),
    ...(shows('offers') && { offers: profile.offers }),
    ...(shows('seeks') && { seeks: profile.seeks }),
    ...(shows('readiness') && { readiness: profile.readiness }),
    ...(shows('availability') && { availability: profile.availability }),
  };
}

export const isOfDistrict = (
  actor: Pick<Actor, 'districtId'>,
  person: Pick<Person, 'districtId'>,
): boolean => actor.districtId !== null && actor.districtId === person.districtId;

/** Whoever has a block with someone does not find them, nor the other way round; staff do. */
export const maySeePerson = (blocked: boolean, staffRole: Person['staffRole']): boolean =>
  !blocked || staffRole !== 'none';

/** Who acts for a district is up to administrators, whichever way it comes about. */
export const mayMakeLead = (staffRole: Person['staffRole']): boolean => isAdministrator(staffRole);

/** Whether someone may invite people into a district, or, without one, into the network. */
export const mayInvite = (
  staffRole: Person['staffRole'],
  leads: readonly string[],
  districtId: string | null,
): boolean => staffRole === 'administrator' || (districtId !== null && leads.includes(districtId));

export const isAdministrator = (staffRole: Person['staffRole']): boolean =>
  staffRole === 'administrator';
/** Moderators look after people; what opens the service itself is for administrators. */
export const maySuspend = (staffRole: Person['staffRole'], of: Person['staffRole']): boolean =>
  staffRole === 'administrator' || (staffRole === 'moderator' && of === 'none');
