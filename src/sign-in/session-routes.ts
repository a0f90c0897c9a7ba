import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { answerOnce } from '../platform/http/idempotency.ts';
import { makeMyToken } from './create-token.ts';
import { endOtherSessions, endSession } from './end-session.ts';
import { endToken } from './end-token.ts';
import { listSessions, listTokens } from './queries.ts';
import { isSessionOpen } from './rules.ts';
import {
  OthersEnded,
  SessionPath,
  SessionView,
  TokenCreate,
  TokenMade,
  TokenPath,
  TokenView,
} from './schemas.ts';

const Everything = <View extends z.ZodType>(view: View) =>
  z.object({ items: z.array(view), next: z.null() });

/** What stands open for me: browsers that are signed in, and tokens that programs hold. */
export const sessionRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.get(
    '/me/sessions',
    { schema: { summary: 'Where I am signed in', response: { 200: Everything(SessionView) } } },
    async ({ actor }) => {
      const open = (await listSessions(deps.db, actor.personId)).filter((session) =>
        isSessionOpen(session, deps.now()),
      );
      const items = open.map((row) => ({ ...row, mine: row.id === actor.credentialId }));
      return { items, next: null };
    },
  );

  app.delete(
    '/me/sessions/:sessionId',
    {
      config: { beforeTerms: true },
      schema: {
        summary: 'End one of my sessions',
        params: SessionPath,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await endSession(deps, request.actor, request.params.sessionId);
      return reply.status(204).send(null);
    },
  );

  app.delete(
    '/me/sessions',
    {
      config: { beforeTerms: true },
      schema: {
        summary: 'End all my sessions and access tokens but the one that asks',
        response: { 200: OthersEnded },
      },
    },
    ({ actor }) => endOtherSessions(deps, actor),
  );

  app.get(
    '/me/tokens',
    { schema: { summary: 'My access tokens', response: { 200: Everything(TokenView) } } },
    async ({ actor }) => ({
      items: await listTokens(deps.db, actor.personId, deps.now()),
      next: null,
    }),
  );

  app.post(
    '/me/tokens',
    {
      schema: {
        summary: 'Make an access token, shown this once',
        body: TokenCreate,
        response: { 201: TokenMade },
      },
    },
    async (request, reply) => {
      reply.status(201);
      const make = (inOne: Deps) => makeMyToken(inOne, request.actor, request.body);
      return answerOnce(deps, request, reply, make, { secret: true });
    },
  );

  app.delete(
    '/me/tokens/:tokenId',
    {
      schema: {
        summary: 'End one of my access tokens',
        params: TokenPath,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await endToken(deps, request.actor, request.params.tokenId);
      return reply.status(204).send(null);
    },
  );
};
