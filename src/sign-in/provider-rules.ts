import { defineProblem } from '../platform/problem.ts';

export const providerAway = defineProblem(
  'single-sign-on-away',
  503,
  'The sign-in of your district does not answer',
  'Try again in a while, or sign in by mail.',
);
export const providerRefused = defineProblem(
  'single-sign-on-refused',
  403,
  'This sign-in was not accepted',
  'Begin again from the sign-in page. If it stays, ask the people who look after your district’s accounts.',
);
export const studentsRefused = defineProblem(
  'adults-only-sign-in',
  403,
  'Hallway is for the adults of a district',
  'This account is a student’s. If you work at the school, ask for your account to be corrected.',
);
export const addressNotProved = defineProblem(
  'address-not-proved',
  403,
  'Your district did not confirm an address of its own for you',
  'Sign in by mail, or ask the people who look after your district’s accounts.',
);
export const ofAnotherDistrict = defineProblem(
  'of-another-district',
  403,
  'Your account here belongs to another district',
  'Sign in by mail and change the district in your profile first.',
);

const roleClaims = [
  'role',
  'roles',
  'type',
  'user_type',
  'userType',
  'affiliation',
  'affiliations',
  'eduperson_affiliation',
  'eduperson_primary_affiliation',
  'eduperson_scoped_affiliation',
  'eduPersonAffiliation',
  'eduPersonScopedAffiliation',
  'https://purl.imsglobal.org/spec/lti/claim/roles',
];

/** Whether anything the provider says of someone makes them a student, in the words of any of the usual claims. */
export const isStudent = (claims: Record<string, unknown>): boolean =>
  roleClaims
    .flatMap((name) => claims[name])
    .some((said) => /(^|[^a-z])(student|learner|pupil)s?([^a-z]|$)/i.test(wordsOf(said)));

/** A role as words: some providers give objects, such as `{ "type": "student" }`. */
const wordsOf = (said: unknown): string =>
  typeof said === 'string' ? said : said === undefined ? '' : JSON.stringify(said);

/** The address that the provider says it has proved, in lower case. */
export const provedAddress = (claims: Record<string, unknown>): string | undefined =>
  typeof claims.email === 'string' && claims.email_verified === true
    ? claims.email.toLowerCase()
    : undefined;

/** Somewhere on this site; anything else leads home. */
export const safePlace = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : '/';
