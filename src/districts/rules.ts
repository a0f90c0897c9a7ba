import { defineProblem } from '../platform/problem.ts';
import type { Decision } from './schemas.ts';
import { states } from './states.ts';
import type { DistrictRequest } from './tables.ts';

export const unknownState = defineProblem(
  'unknown-state',
  400,
  'There is no state with this code',
  'Use the two-letter postal code of a state or territory of the United States, such as CA.',
);
export const tooManyWaiting = defineProblem(
  'too-many-district-requests',
  409,
  'Several of your requests are still waiting',
  'Staff answer each request. Wait for an answer before you ask for another district.',
);
export const requestDecidedAlready = defineProblem(
  'district-request-decided',
  409,
  'This request has been answered already',
  'Open the request to see who gets to know what. A wrong answer is mended by a new request.',
);
export const districtExists = defineProblem(
  'district-exists',
  409,
  'This district is there already',
  'Its id is in `districtId`. Decline the request and name the district in the reason.',
);

const mostWaiting = 5;

/** @throws `unknown-state` or `too-many-district-requests` */
export function checkRequest(state: string, waiting: number): void {
  if (!states.has(state)) throw unknownState(`“${state}” is not one of them`);
  if (waiting >= mostWaiting) throw tooManyWaiting();
}

/**
 * Whether a decision is still to be made: saying the same thing twice is no contradiction.
 *
 * @throws `district-request-decided` when the request was answered otherwise
 */
export function isToBeDecided(
  request: Pick<DistrictRequest, 'status'>,
  { decision }: Pick<Decision, 'decision'>,
): boolean {
  if (request.status === 'waiting') return true;
  if (request.status !== decision) throw requestDecidedAlready();
  return false;
}
