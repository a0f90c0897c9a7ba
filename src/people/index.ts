export { addPerson } from './add-person.ts';
export { type Admission, admit, admitByInvitation, renewByAddress } from './admit.ts';
export { appealToken, readAppealToken, type SuspensionKey } from './appeal-token.ts';
export { restartVerification } from './change-me.ts';
export {
  blocksChanged,
  invitationMade,
  personJoined,
  personReinstated,
  personSubject,
  personSuspended,
  profileChanged,
  verificationChanged,
} from './events.ts';
export { findDistrictByDomain, findWayIn, type WayIn } from './find-way-in.ts';
export { invite, inviteGuest } from './invite.ts';
export { isHere, shownToNetwork } from './list-people.ts';
export { personCards } from './person-cards.ts';
export { maySuspend } from './policy.ts';
export { requireAdministratorOf } from './prove-domain.ts';
export {
  authorOf,
  blockedBetween,
  blockedIds,
  blocksAmong,
  findPerson,
  findPersonByEmail,
  holdPerson,
  isDistrictLead,
  staffRoleOf,
} from './queries.ts';
export { peopleRoutes } from './routes.ts';
export { domainOf, invitationDays, isSuspended, isVerified } from './rules.ts';
export {
  AuthorView,
  EmailAddress,
  languages,
  PersonName,
  personRoles,
  termsVersion,
  verifications,
} from './schemas.ts';
export { sendInvitation } from './send-invitation.tsx';
export { forgetStrangers, mayMailStranger } from './stranger-mail.ts';
export { reinstatePerson } from './suspend-person.ts';
export { endInWords, sendSuspension, suspensionLetter } from './suspension-letter.tsx';
export {
  blocks,
  districtDomains,
  districtLeads,
  type Person,
  persons,
  profiles,
} from './tables.ts';
export { endOldVerifications, verify } from './verify-person.ts';
