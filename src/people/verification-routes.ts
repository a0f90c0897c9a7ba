import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { PersonPath, ReviewDecision, ReviewPath, ReviewRequest, ReviewView } from './schemas.ts';
import { decideReview, listReviews, requestReview, vouchFor } from './verify-person.ts';

const done = { 204: z.null() };

/** Ways to establish who someone is, beside their mail and their district's sign-on. */
export const verificationRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.put(
    '/people/:personId/vouch',
    { schema: { summary: 'Say that I know a colleague', params: PersonPath, response: done } },
    async ({ actor, params }, reply) => {
      await vouchFor(deps, actor, params.personId);
      return reply.status(204).send(null);
    },
  );

  app.put(
    '/me/verification-request',
    {
      schema: {
        summary: 'Ask staff to look at who I am',
        body: ReviewRequest,
        response: done,
      },
    },
    async ({ actor, body }, reply) => {
      await requestReview(deps, actor, body.note);
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/verification-requests',
    {
      schema: {
        summary: 'People who wait for staff to look at who they are',
        response: { 200: z.object({ items: z.array(ReviewView), next: z.null() }) },
      },
    },
    async ({ actor }) => ({ items: await listReviews(deps.db, actor), next: null }),
  );

  app.put(
    '/verification-requests/:reviewId/decision',
    {
      schema: {
        summary: 'Decide who someone is',
        params: ReviewPath,
        body: ReviewDecision,
        response: done,
      },
    },
    async ({ actor, params, body }, reply) => {
      await decideReview(deps, actor, params.reviewId, body.approved);
      return reply.status(204).send(null);
    },
  );
};
