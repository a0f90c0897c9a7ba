import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../platform/deps.ts';
import { listDemonstrationPeople, signInAsDemonstrationPerson } from './demonstration.ts';
import { leaveSession } from './end-session.ts';
import { browserOf } from './entrance-routes.ts';
import { findSingleSignOnFor } from './queries.ts';
import { DemonstrationChoice, MethodsQuery, MethodsView, SignedIn } from './schemas.ts';
import { giveSession } from './session-cookie.ts';

export type SignInSettings = {
  /** Made-up people may be signed in as with one click. */
  demonstration: boolean;
  production: boolean;
  /** Identity providers may stand on private addresses and speak plain http. */
  privateIssuers?: boolean;
};

/** Which ways in there are. */
export const methodRoutes: FastifyPluginAsyncZod<Deps & SignInSettings> = async (app, deps) => {
  const { demonstration, production } = deps;
  if (demonstration && production) {
    throw new Error('One-click sign-in of demonstration people must not run in production');
  }

  app.get(
    '/sign-in/methods',
    {
      config: { access: 'anyone' },
      schema: {
        summary: 'How someone may sign in',
        querystring: MethodsQuery,
        response: { 200: MethodsView },
      },
    },
    async ({ query: { domain } }) => {
      const found = domain === undefined ? undefined : await findSingleSignOnFor(deps.db, domain);
      const url = `/api/sign-in/single-sign-on/${found?.districtId}`;
      return {
        singleSignOn: found ? { label: found.district, url } : null,
        demonstration: demonstration ? await listDemonstrationPeople(deps.db) : [],
      };
    },
  );

  if (!demonstration) return;
  app.post(
    '/sign-in/demonstration',
    {
      config: { access: 'anyone' },
      schema: { hide: true, body: DemonstrationChoice, response: { 200: SignedIn } },
    },
    async (request, reply) => {
      const { personId } = request.body;
      const entry = await signInAsDemonstrationPerson(deps, personId, browserOf(request));
      await leaveSession(deps, request.visitor);
      giveSession(reply, deps.publicUrl, entry);
      return entry.signedIn;
    },
  );
};
