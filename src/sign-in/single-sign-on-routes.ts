import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { guardedFetch } from '../platform/guarded-fetch.ts';
import { leaveSession } from './end-session.ts';
import { browserOf } from './entrance-routes.ts';
import { proofLimits } from './limits.ts';
import type { SignInSettings } from './method-routes.ts';
import { DistrictPath, NextQuery, SingleSignOnChange, SingleSignOnView } from './schemas.ts';
import { attemptCookie, attemptOptions, giveSession } from './session-cookie.ts';
import { removeSingleSignOn, setSingleSignOn, showSingleSignOn } from './set-single-sign-on.ts';
import { beginAtDistrict, refusalOf, signInAtDistrict } from './sign-in-at-district.ts';

/** Signing in where one's district keeps its accounts (OpenID Connect). */
export const singleSignOnRoutes: FastifyPluginAsyncZod<Deps & SignInSettings> = async (
  app,
  deps,
) => {
  const { publicUrl } = deps;
  const inside = deps.privateIssuers ?? false;
  const access = { fetch: guardedFetch({ inside }), insecure: inside };
  const config = { access: 'anyone' } as const;
  const cookie = attemptCookie(publicUrl);

  app.get(
    '/sign-in/single-sign-on/:districtId',
    {
      config,
      preHandler: proofLimits,
      schema: {
        summary: 'Go to the sign-in of a district',
        params: DistrictPath,
        querystring: NextQuery,
      },
    },
    async ({ params, query }, reply) => {
      try {
        const begun = await beginAtDistrict(deps, access, params.districtId, query.next);
        reply.setCookie(cookie, begun.sealed, attemptOptions(publicUrl));
        return reply.redirect(begun.url, 303);
      } catch (error) {
        return reply.redirect(`/sign-in?problem=${refusalOf(error)}`, 303);
      }
    },
  );

  app.get(
    '/sign-in/single-sign-on/callback',
    { config, preHandler: proofLimits, schema: { hide: true } },
    async (request, reply) => {
      const sealed = request.cookies[cookie];
      reply.clearCookie(cookie, attemptOptions(publicUrl));
      const callback = new URL(request.url, publicUrl);
      try {
        const done = await signInAtDistrict(deps, access, sealed, callback, browserOf(request));
        await leaveSession(deps, request.visitor);
        giveSession(reply, publicUrl, done.entry);
        const { secondFactorNeeded } = done.entry.signedIn;
        const next = encodeURIComponent(done.next);
        const place = secondFactorNeeded ? `/sign-in?step=second-factor&next=${next}` : done.next;
        return reply.redirect(place, 303);
      } catch (error) {
        return reply.redirect(`/sign-in?problem=${refusalOf(error)}`, 303);
      }
    },
  );

  const settings = '/districts/:districtId/single-sign-on';
  app.get(
    settings,
    {
      schema: {
        summary: 'The identity provider of a district',
        params: DistrictPath,
        response: { 200: SingleSignOnView },
      },
    },
    ({ actor, params }) => showSingleSignOn(deps, actor, params.districtId),
  );
  app.put(
    settings,
    {
      schema: {
        summary: 'Set the identity provider of a district',
        params: DistrictPath,
        body: SingleSignOnChange,
        response: { 204: z.null() },
      },
    },
    async ({ actor, params, body }, reply) => {
      await setSingleSignOn(deps, actor, params.districtId, body);
      return reply.status(204).send(null);
    },
  );
  app.delete(
    settings,
    {
      schema: {
        summary: 'A district has no identity provider any more',
        params: DistrictPath,
        response: { 204: z.null() },
      },
    },
    async ({ actor, params }, reply) => {
      await removeSingleSignOn(deps, actor, params.districtId);
      return reply.status(204).send(null);
    },
  );
};
