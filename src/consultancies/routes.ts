import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../platform/deps.ts';
import { answerOnce } from '../platform/http/idempotency.ts';
import { showOneTopic } from '../spaces/index.ts';
import { changeRoles } from './change-roles.ts';
import {
  ClockChange,
  ConsultancySpacePath,
  ConsultancyStart,
  ConsultancyTopicPath,
  ConsultancyView,
  RolesChange,
  TopicForMe,
} from './schemas.ts';
import { showConsultancy } from './show-consultancy.ts';
import { startConsultancy } from './start-consultancy.ts';
import { changeClock } from './turn-clock.ts';

const tags = ['consultancies'];
const ofTopic = { tags, params: ConsultancyTopicPath, response: { 200: ConsultancyView } };

export const consultancyRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.post(
    '/spaces/:spaceId/consultancies',
    {
      schema: {
        ...{ summary: 'Start a consultancy: a topic with a clock and roles', tags },
        ...{ params: ConsultancySpacePath, body: ConsultancyStart, response: { 201: TopicForMe } },
      },
    },
    (request, reply) => {
      reply.status(201);
      return answerOnce(deps, request, reply, async (within) => {
        const { spaceId } = request.params;
        const { topicId } = await startConsultancy(within, request.actor, spaceId, request.body);
        return showOneTopic(within, request.actor, topicId);
      });
    },
  );

  app.get(
    '/topics/:topicId/consultancy',
    { schema: { summary: 'The clock and the roles of a consultancy', ...ofTopic } },
    ({ actor, params }) => showConsultancy(deps, actor, params.topicId),
  );

  app.put(
    '/topics/:topicId/consultancy/clock',
    { schema: { summary: 'How the clock is to stand', body: ClockChange, ...ofTopic } },
    async ({ actor, params, body }) => {
      await changeClock(deps, actor, params.topicId, body);
      return showConsultancy(deps, actor, params.topicId);
    },
  );

  app.put(
    '/topics/:topicId/consultancy/roles',
    {
      schema: {
        summary: 'Who presents and who keeps the time; the presenter only until it begins',
        ...{ body: RolesChange, ...ofTopic },
      },
    },
    async ({ actor, params, body }) => {
      await changeRoles(deps, actor, params.topicId, body);
      return showConsultancy(deps, actor, params.topicId);
    },
  );
};
