import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { answerOnce } from '../platform/http/idempotency.ts';
import { admitMember } from './admit-member.ts';
import { changeSpace } from './change-space.ts';
import { chooseSpaceLevel } from './choose-space-level.ts';
import { decideRequest } from './decide-request.ts';
import { joinSpace } from './join-space.ts';
import { leaveSpace } from './leave-space.ts';
import { markSpaceRead } from './mark-space-read.ts';
import { markWelcomed } from './mark-welcomed.ts';
import { removeMember } from './remove-member.ts';
import { readIfMatch } from './rules.ts';
import {
  MemberChange,
  MemberPage,
  MemberPath,
  MemberQuery,
  MembershipView,
  MembershipWish,
  PeopleList,
  PeopleQuery,
  RequestDecision,
  SpaceChange,
  SpaceForMe,
  SpaceLevelChange,
  SpacePage,
  SpacePath,
  SpaceQuery,
  SpaceReadView,
  SpaceStart,
} from './schemas.ts';
import { showMembers, showOneSpace, showPeople, showSpaces } from './show-spaces.ts';
import { startSpace } from './start-space.ts';

const tags = ['spaces'];
const nowhere = { status: 'none', role: null, since: null } as const;

export const spaceRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.get(
    '/spaces',
    {
      schema: {
        ...{ summary: 'Spaces that I can find, or those I am in', tags },
        ...{ querystring: SpaceQuery, response: { 200: SpacePage } },
      },
    },
    (request) => showSpaces(deps, request.actor, request.query),
  );

  app.post(
    '/spaces',
    { schema: { summary: 'Start a space', tags, body: SpaceStart, response: { 201: SpaceForMe } } },
    (request, reply) => {
      reply.status(201);
      return answerOnce(deps, request, reply, async (within) => {
        const { id } = await startSpace(within, request.actor, request.body);
        return showOneSpace(within, request.actor, id);
      });
    },
  );

  app.get(
    '/spaces/:spaceId',
    { schema: { summary: 'A space', tags, params: SpacePath, response: { 200: SpaceForMe } } },
    async (request, reply) => {
      const space = await showOneSpace(deps, request.actor, request.params.spaceId);
      reply.header('etag', `"${space.version}"`);
      return space;
    },
  );

  app.patch(
    '/spaces/:spaceId',
    {
      schema: {
        ...{ summary: 'Change what a space says, who may join it, or archive it', tags },
        ...{ params: SpacePath, body: SpaceChange, response: { 200: SpaceForMe } },
      },
    },
    async (request, reply) => {
      const { spaceId } = request.params;
      const expected = readIfMatch(request.headers['if-match']);
      await changeSpace(deps, request.actor, spaceId, request.body, expected);
      const space = await showOneSpace(deps, request.actor, spaceId);
      reply.header('etag', `"${space.version}"`);
      return space;
    },
  );

  app.put(
    '/spaces/:spaceId/membership',
    {
      schema: {
        ...{ summary: 'Join, ask to join, or accept an invitation', tags },
        ...{ params: SpacePath, body: MembershipWish, response: { 200: MembershipView } },
      },
    },
    ({ actor, params, body }) => joinSpace(deps, actor, params.spaceId, body?.answer ?? null),
  );

  app.delete(
    '/spaces/:spaceId/membership',
    {
      schema: {
        ...{ summary: 'Leave, take a request back, or decline an invitation', tags },
        ...{ params: SpacePath, response: { 200: MembershipView } },
      },
    },
    async (request) => {
      const { spaceId } = request.params;
      await leaveSpace(deps, request.actor, spaceId);
      return { spaceId, personId: request.actor.personId, ...nowhere };
    },
  );
};

/** What a space is to one person alone. */
export const attentionRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.put(
    '/spaces/:spaceId/level',
    {
      schema: {
        ...{ summary: 'How much of a space I want to hear of', tags },
        ...{ params: SpacePath, body: SpaceLevelChange, response: { 200: SpaceForMe } },
      },
    },
    async (request) => {
      const { spaceId } = request.params;
      await chooseSpaceLevel(deps, request.actor, spaceId, request.body.level);
      return showOneSpace(deps, request.actor, spaceId);
    },
  );

  app.put(
    '/spaces/:spaceId/read',
    {
      schema: {
        ...{ summary: 'Nothing in this space is unread to me any more', tags },
        ...{ params: SpacePath, response: { 200: SpaceReadView } },
      },
    },
    (request) => markSpaceRead(deps, request.actor, request.params.spaceId),
  );
};

export const memberRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.put(
    '/spaces/:spaceId/membership/welcome',
    {
      schema: {
        ...{ summary: 'I have read the welcome note', tags },
        ...{ params: SpacePath, response: { 204: z.null() } },
      },
    },
    async ({ actor, params }, reply) => {
      await markWelcomed(deps, actor, params.spaceId);
      return reply.status(204).send(null);
    },
  );

  app.put(
    '/spaces/:spaceId/requests/:personId/decision',
    {
      schema: {
        ...{ summary: 'Let someone in who asked to join, or decline and say why', tags },
        ...{ params: MemberPath, body: RequestDecision, response: { 200: MembershipView } },
      },
    },
    ({ actor, params, body }) => decideRequest(deps, actor, params.spaceId, params.personId, body),
  );

  app.get(
    '/spaces/:spaceId/members',
    {
      schema: {
        ...{ summary: 'Who is in a space, or waits to come in', tags },
        ...{ params: SpacePath, querystring: MemberQuery, response: { 200: MemberPage } },
      },
    },
    (request) => showMembers(deps, request.actor, request.params.spaceId, request.query),
  );

  app.put(
    '/spaces/:spaceId/members/:personId',
    {
      schema: {
        ...{ summary: 'Grant a request, give another role, or invite', tags },
        ...{ params: MemberPath, body: MemberChange, response: { 200: MembershipView } },
      },
    },
    (request) => {
      const { spaceId, personId } = request.params;
      return admitMember(deps, request.actor, spaceId, personId, request.body.role);
    },
  );

  app.delete(
    '/spaces/:spaceId/members/:personId',
    {
      schema: {
        ...{ summary: 'Take someone out, decline a request, or take an invitation back', tags },
        ...{ params: MemberPath, response: { 200: MembershipView } },
      },
    },
    async (request) => {
      const { spaceId, personId } = request.params;
      await removeMember(deps, request.actor, spaceId, personId);
      return { spaceId, personId, ...nowhere };
    },
  );

  app.get(
    '/spaces/:spaceId/people',
    {
      schema: {
        ...{ summary: 'Whom I may mention, by the beginning of a name', tags },
        ...{ params: SpacePath, querystring: PeopleQuery, response: { 200: PeopleList } },
      },
    },
    (request) => showPeople(deps, request.actor, request.params.spaceId, request.query.prefix),
  );
};
