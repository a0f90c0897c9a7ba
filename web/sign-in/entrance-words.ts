import { ApiProblem, NoConnection } from '../app/fetch.ts';
import type { Key } from '../app/language.tsx';

const words = new Map<string, Key>([
  ['too-many-requests', 'signIn.tooMany'],
  ['too-many-tries', 'signIn.tooMany'],
  ['invitation-needed', 'signIn.invitationNeeded'],
  ['link-expired', 'signIn.expired'],
  ['code-not-valid', 'signIn.codeWrong'],
  ['second-factor-not-valid', 'second.wrong'],
  ['suspended', 'signIn.suspended'],
  ['adults-only-sign-in', 'signIn.adultsOnly'],
  ['single-sign-on-away', 'signIn.districtAway'],
  ['single-sign-on-refused', 'signIn.districtRefused'],
  ['address-not-proved', 'signIn.districtRefused'],
  ['address-taken', 'email.taken'],
]);

/** What to say about a way in that did not open, by the name of the problem. */
export const wordsForProblem = (type: string): Key => words.get(type) ?? 'state.notDone';

/** What to say when a link or a code did not open the door. */
export function wordsForEntrance(error: unknown): Key {
  if (error instanceof NoConnection) return 'signIn.noConnection';
  return error instanceof ApiProblem ? wordsForProblem(error.type) : 'state.notDone';
}
