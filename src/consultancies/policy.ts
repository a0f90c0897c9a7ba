import type { Actor } from '../platform/actor.ts';
import type { ConsultancyView } from './schemas.ts';
import type { Consultancy } from './tables.ts';

type Roles = Pick<Consultancy, 'presenterId' | 'facilitatorId'>;
/** A facilitator of the space can stand in for the one of the consultancy, whose phone may have died. */
type Part = { takesPart: boolean; facilitates: boolean };

export const mayKeepTime = (actor: Pick<Actor, 'personId'>, roles: Roles, part: Part): boolean =>
  part.takesPart && (part.facilitates || roles.facilitatorId === actor.personId);

/** Whose dilemma it is can always end it: nobody is made to listen for longer than they want to. */
export const mayEnd = (actor: Pick<Actor, 'personId'>, roles: Roles, part: Part): boolean =>
  mayKeepTime(actor, roles, part) || (part.takesPart && roles.presenterId === actor.personId);

export function roleOf(
  { personId }: Pick<Actor, 'personId'>,
  { presenterId, facilitatorId }: Roles,
  { takesPart }: Part,
): ConsultancyView['mine']['role'] {
  if (!takesPart) return 'onlooker';
  if (presenterId === personId) return 'presenter';
  return facilitatorId === personId ? 'facilitator' : 'consultant';
}
