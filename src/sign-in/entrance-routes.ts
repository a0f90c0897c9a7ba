import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import type { Entry } from './complete-sign-in.ts';
import { leaveSession } from './end-session.ts';
import { proofLimits, requestLimits } from './limits.ts';
import { requestSignIn } from './request-sign-in.ts';
import { CodeProof, LinkProof, SignedIn, SignInRequest, SignInRequested } from './schemas.ts';
import { giveSession, takeSession } from './session-cookie.ts';
import { signInByCode } from './sign-in-by-code.ts';
import { signInByLink } from './sign-in-by-link.ts';

export const browserOf = (request: FastifyRequest) => ({
  userAgent: request.headers['user-agent'],
});

/** Coming in and going out. */
export const entranceRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  const config = { access: 'anyone', beforeTerms: true } as const;

  app.post(
    '/sign-in',
    {
      config,
      preHandler: requestLimits,
      schema: {
        summary: 'Ask for a mail to sign in with',
        body: SignInRequest,
        response: { 202: SignInRequested },
      },
    },
    async (request, reply) => reply.status(202).send(await requestSignIn(deps, request.body)),
  );

  app.post(
    '/sign-in/link',
    {
      config,
      preHandler: proofLimits,
      schema: {
        summary: 'Sign in with the token of the mailed link',
        body: LinkProof,
        response: { 200: SignedIn },
      },
    },
    async (request, reply) => {
      const entry = await signInByLink(deps, request.body.token, browserOf(request));
      return enter(request, reply, entry);
    },
  );

  app.post(
    '/sign-in/code',
    {
      config,
      preHandler: proofLimits,
      schema: {
        summary: 'Sign in with the mailed code',
        body: CodeProof,
        response: { 200: SignedIn },
      },
    },
    async (request, reply) => {
      const entry = await signInByCode(deps, request.body, browserOf(request));
      return enter(request, reply, entry);
    },
  );

  app.delete(
    '/session',
    { config, schema: { summary: 'Sign out', response: { 204: z.null() } } },
    async (request, reply) => {
      await leaveSession(deps, request.visitor);
      takeSession(reply, deps.publicUrl);
      return reply.status(204).send(null);
    },
  );

  /** Hands the browser its new session; the one it had ends. */
  async function enter(
    request: FastifyRequest,
    reply: Parameters<typeof giveSession>[0],
    entry: Entry,
  ) {
    await leaveSession(deps, request.visitor);
    giveSession(reply, deps.publicUrl, entry);
    return entry.signedIn;
  }
};
