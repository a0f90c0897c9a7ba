import { defineProblem } from '../platform/problem.ts';
import type { Invitation, Person } from './tables.ts';

const yearly = 366 * 24 * 3_600_000;

/** Whether it is established who this person is; a verification lasts a year. */
export const isVerified = (
  person: Pick<Person, 'verification' | 'verifiedAt'>,
  now: Date,
): boolean =>
  person.verification !== 'none' &&
  person.verifiedAt !== null &&
  person.verifiedAt > verificationSince(now);

/** Verifications from before this moment have ended. */
export const verificationSince = (now: Date): Date => new Date(now.getTime() - yearly);

/** Whether a suspension is in force. */
export const isSuspended = (
  person: Pick<Person, 'suspendedAt' | 'suspendedUntil'>,
  now: Date,
): boolean =>
  person.suspendedAt !== null && (person.suspendedUntil === null || now < person.suspendedUntil);

/** The domain that an address belongs to, in lower case. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1);

/** A first name to call someone by until they say their own: `ana.ruiz@…` is Ana Ruiz. */
export function nameFromAddress(email: string): string {
  const words = email
    .slice(0, email.lastIndexOf('@'))
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return words.join(' ').slice(0, 120) || 'New colleague';
}

/** Whether an invitation still lets someone in. */
export const isInvitationOpen = (
  invitation: Pick<Invitation, 'acceptedAt' | 'revokedAt' | 'expiresAt'>,
  now: Date,
): boolean => !invitation.acceptedAt && !invitation.revokedAt && now < invitation.expiresAt;

export const termsOutdated = defineProblem(
  'terms-outdated',
  409,
  'These are not the terms in force',
  'The terms have changed since they were shown to you. Read `termsToAccept` again and accept that version.',
);
export const adultsOnly = defineProblem(
  'adults-only',
  422,
  'Hallway is for adults',
  'Accept the terms together with `"adult": true`. People under 18 cannot have an account.',
);

/**
 * Holds an acceptance of the terms to what it must be: of those in force, and by an adult.
 *
 * @throws `terms-outdated`, `adults-only`
 */
export function checkAcceptance(
  given: { terms: string; adult?: true | undefined },
  inForce: string,
): void {
  if (given.terms !== inForce) throw termsOutdated();
  if (!given.adult) throw adultsOnly();
}

export const blockingOneself = defineProblem(
  'blocking-oneself',
  409,
  'You cannot block yourself',
  'Choose somebody else.',
);

export const tooManyInvitations = defineProblem(
  'too-many-invitations',
  429,
  'That is enough invitations for now',
  'An address is invited three times an hour at most, and one person invites a hundred a day.',
);
export const alreadyHere = defineProblem(
  'already-here',
  409,
  'There is an account for this address already',
  'Sign in with the address; an invitation never changes an account that exists.',
);
export const invitationDays = 14;
export const invitationsAnHour = 3;
export const invitationsADay = 100;

/** How many verified colleagues it takes to vouch for someone. */
export const vouchesNeeded = 2;
export const cannotVouch = defineProblem(
  'cannot-vouch',
  409,
  'You cannot vouch for this person',
  'People vouch for a colleague of their own district, once they are verified themselves, and never for themselves.',
);

/** Whether one person's word helps to establish who the other is. */
export const mayVouch = (
  voucher: Person,
  person: Pick<Person, 'id' | 'districtId'>,
  now: Date,
): boolean =>
  voucher.id !== person.id &&
  voucher.districtId !== null &&
  voucher.districtId === person.districtId &&
  isVerified(voucher, now);

export const endInThePast = defineProblem(
  'end-in-the-past',
  409,
  'This suspension would be over already',
  'Choose an end that lies ahead, or none.',
);
export const oneself = defineProblem(
  'not-for-oneself',
  409,
  'Somebody else must do this',
  'Another administrator can change your role.',
);
export const leadOfOther = defineProblem(
  'not-of-this-district',
  409,
  'This person is not of this district',
  'People act for the district that their profile names. Ask them to change it first.',
);
export const domainTaken = defineProblem(
  'domain-taken',
  409,
  'This domain belongs to another district',
  'Remove it there first, if it was a mistake.',
);
