import { and, eq, isNull } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { answerOnce } from '../platform/http/idempotency.ts';
import { proofLimits } from './limits.ts';
import { proveSecondFactor } from './prove-second-factor.ts';
import { findAuthenticator } from './queries.ts';
import {
  RecoveryCodes,
  SecondFactorProof,
  SecondFactorSecret,
  SecondFactorView,
  SignedIn,
} from './schemas.ts';
import { cookieName, giveSession, readSessionCookie, takeSession } from './session-cookie.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
} from './set-up-second-factor.ts';
import { recoveryCodes } from './tables.ts';

/** A second proof beside the mail: offered to all, and what staff rights wait for. */
export const secondFactorRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  const { publicUrl } = deps;

  app.post(
    '/sign-in/second-factor',
    {
      config: { access: 'anyone' },
      preHandler: proofLimits,
      schema: {
        summary: 'Give a code of the authenticator, or a recovery code',
        body: SecondFactorProof,
        response: { 200: SignedIn },
      },
    },
    async ({ headers, body }, reply) => {
      const token = readSessionCookie(cookieName(publicUrl), headers.cookie);
      const entry = await proveSecondFactor(deps, token, body.code);
      giveSession(reply, publicUrl, entry);
      return entry.signedIn;
    },
  );

  app.get(
    '/me/second-factor',
    { schema: { summary: 'My second factor', response: { 200: SecondFactorView } } },
    async ({ actor: { personId } }) => {
      const held = await findAuthenticator(deps.db, personId);
      const left = and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt));
      const recoveryCodesLeft = await deps.db.$count(recoveryCodes, left);
      const state = held?.confirmedAt ? 'on' : held ? 'unconfirmed' : 'none';
      return { state, recoveryCodesLeft } as const;
    },
  );

  app.post(
    '/me/second-factor',
    { schema: { summary: 'Begin to set it up', response: { 201: SecondFactorSecret } } },
    (request, reply) => {
      reply.status(201);
      const begin = (inOne: Deps) => beginSecondFactor(inOne, request.actor);
      return answerOnce(deps, request, reply, begin, { secret: true });
    },
  );

  app.put(
    '/me/second-factor',
    {
      schema: {
        summary: 'Give its first code, which sets it up',
        body: SecondFactorProof,
        response: { 200: RecoveryCodes },
      },
    },
    async ({ actor, body }, reply) => {
      const { recoveryCodes, ...entry } = await confirmSecondFactor(deps, actor, body.code);
      giveSession(reply, publicUrl, entry);
      return { recoveryCodes };
    },
  );

  app.delete(
    '/me/second-factor',
    { schema: { summary: 'Remove it, and sign out', response: { 204: z.null() } } },
    async ({ actor }, reply) => {
      await removeSecondFactor(deps, actor);
      takeSession(reply, publicUrl);
      return reply.status(204).send(null);
    },
  );
};
