import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { answerOnce } from '../platform/http/idempotency.ts';
import { PageQuery } from '../platform/page.ts';
import { inviteByMail } from './invite-by-mail.ts';
import { joinByLink, showLink } from './join-by-link.ts';
import { makeLink, revokeLink } from './make-link.ts';
import {
  AdmissionPage,
  LinkedSpace,
  LinkMade,
  LinkPage,
  LinkPath,
  LinkStart,
  LinkToken,
  LinkUse,
  MailInvitationPage,
  MailInvitationPath,
  MailInvitationStart,
  MailInvitationView,
  MembershipView,
  SpacePath,
} from './schemas.ts';
import { showLinks, showMailInvitations, showMyAdmissions } from './show-invitations.ts';
import { takeBackMailInvitation } from './take-back-mail-invitation.ts';

const tags = ['spaces'];

/** Ways into a space: links, mail, and where they have led me. */
export const invitationRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.get(
    '/me/admissions',
    {
      schema: {
        ...{ summary: 'Where I asked to join, was invited, or was declined', tags },
        ...{ querystring: PageQuery, response: { 200: AdmissionPage } },
      },
    },
    ({ actor, query }) => showMyAdmissions(deps, actor, query),
  );

  app.post(
    '/spaces/by-link',
    {
      schema: {
        ...{ summary: 'What a link leads to', tags },
        ...{ body: LinkToken, response: { 200: LinkedSpace } },
      },
    },
    ({ actor, body }) => showLink(deps, actor, body.token),
  );

  app.put(
    '/spaces/by-link/membership',
    {
      schema: {
        ...{ summary: 'Come in by a link, or ask by it', tags },
        ...{ body: LinkUse, response: { 200: MembershipView } },
      },
    },
    ({ actor, body }) => joinByLink(deps, actor, body),
  );

  app.get(
    '/spaces/:spaceId/links',
    {
      schema: {
        ...{ summary: 'Links into a space that still work', tags },
        ...{ params: SpacePath, querystring: PageQuery, response: { 200: LinkPage } },
      },
    },
    ({ actor, params, query }) => showLinks(deps, actor, params.spaceId, query),
  );

  app.post(
    '/spaces/:spaceId/links',
    {
      schema: {
        ...{ summary: 'Make a link that lets people in, or lets them ask', tags },
        ...{ params: SpacePath, body: LinkStart, response: { 201: LinkMade } },
      },
    },
    (request, reply) => {
      const { actor, params, body } = request;
      reply.status(201);
      const make = (within: Deps) => makeLink(within, actor, params.spaceId, body);
      return answerOnce(deps, request, reply, make, { secret: true });
    },
  );

  app.delete(
    '/spaces/:spaceId/links/:linkId',
    {
      schema: {
        ...{ summary: 'Take a link back', tags },
        ...{ params: LinkPath, response: { 204: z.null() } },
      },
    },
    async ({ actor, params }, reply) => {
      await revokeLink(deps, actor, params.spaceId, params.linkId);
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/spaces/:spaceId/mail-invitations',
    {
      schema: {
        ...{ summary: 'Whom we invited by mail and who has not joined yet', tags },
        ...{ params: SpacePath, querystring: PageQuery, response: { 200: MailInvitationPage } },
      },
    },
    ({ actor, params, query }) => showMailInvitations(deps, actor, params.spaceId, query),
  );

  app.post(
    '/spaces/:spaceId/mail-invitations',
    {
      schema: {
        ...{ summary: 'Invite someone by their address', tags },
        ...{ params: SpacePath, body: MailInvitationStart, response: { 201: MailInvitationView } },
      },
    },
    (request, reply) => {
      reply.status(201);
      return answerOnce(deps, request, reply, (within) =>
        inviteByMail(within, request.actor, request.params.spaceId, request.body),
      );
    },
  );

  app.delete(
    '/spaces/:spaceId/mail-invitations/:invitationId',
    {
      schema: {
        ...{ summary: 'Take an invitation by mail back', tags },
        ...{ params: MailInvitationPath, response: { 204: z.null() } },
      },
    },
    async ({ actor, params }, reply) => {
      await takeBackMailInvitation(deps, actor, params.spaceId, params.invitationId);
      return reply.status(204).send(null);
    },
  );
};
