import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { answerOnce } from '../platform/http/idempotency.ts';
import { Page, PageQuery } from '../platform/page.ts';
import { invite } from './invite.ts';
import { listInvitations, revokeInvitation } from './revoke-invitation.ts';
import { InvitationCreate, InvitationPath, InvitationView } from './schemas.ts';

/** Ways in for people who are not here yet. */
export const invitationRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.post(
    '/invitations',
    {
      schema: {
        summary: 'Invite someone by mail, with a role and a district',
        body: InvitationCreate,
        response: { 201: InvitationView },
      },
    },
    async (request, reply) => {
      reply.status(201);
      return answerOnce(deps, request, reply, (inOne) =>
        invite(inOne, request.actor, request.body),
      );
    },
  );

  app.get(
    '/invitations',
    {
      schema: {
        summary: 'Invitations that I may take back',
        querystring: PageQuery,
        response: { 200: Page(InvitationView) },
      },
    },
    ({ actor, query }) => listInvitations(deps.db, actor, query),
  );

  app.delete(
    '/invitations/:invitationId',
    {
      schema: {
        summary: 'Take an invitation back',
        params: InvitationPath,
        response: { 204: z.null() },
      },
    },
    async ({ actor, params }, reply) => {
      await revokeInvitation(deps, actor, params.invitationId);
      return reply.status(204).send(null);
    },
  );
};
