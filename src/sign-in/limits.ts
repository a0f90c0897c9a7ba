import type { FastifyRequest } from 'fastify';
import { byAddress, byEach, byPerson, type Limit, limit } from '../platform/http/limits.ts';

const quarterHour = 15 * 60;
const hour = 60 * 60;

const read = (request: FastifyRequest, field: string): string | undefined => {
  const { body } = request;
  if (typeof body !== 'object' || body === null) return undefined;
  const value: unknown = Reflect.get(body, field);
  return typeof value === 'string' ? value : undefined;
};
/** The account that is asked for, whether or not there is one. */
const byAccount: Limit['by'] = (request) => read(request, 'email');

/**
 * A whole school may stand behind one address, so a single account from it is counted more closely. What is refused
 * there does not count for the account: else one machine could close anybody's way in. From one place an account is
 * asked for 20 times an hour at most, which leaves its owner ten more.
 */
export const requestLimits = [
  limit(
    { name: 'sign-in-address', max: 300, windowSeconds: quarterHour, by: byAddress },
    {
      name: 'sign-in-account-and-address',
      max: 5,
      windowSeconds: quarterHour,
      by: byEach(byAccount, byAddress),
    },
  ),
  limit({ name: 'sign-in-account', max: 30, windowSeconds: hour, by: byAccount }),
];

/** Tries of links, codes and second factors. Each of these has its own, narrower count in its row. */
export const proofLimits = limit({
  name: 'sign-in-proof',
  max: 300,
  windowSeconds: quarterHour,
  by: byAddress,
});

export const emailLimits = limit({
  name: 'email-change',
  max: 5,
  windowSeconds: hour,
  by: byPerson,
});
