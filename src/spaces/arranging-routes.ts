import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../platform/deps.ts';
import { answerOnce } from '../platform/http/idempotency.ts';
import { mergeTopics } from './merge-topics.ts';
import { moveTopic } from './move-topic.ts';
import { TopicForMe, TopicMerge, TopicMove, TopicPath, TopicSplit } from './schemas.ts';
import { showOneTopic } from './show-topics.ts';
import { splitTopic } from './split-topic.ts';

const tags = ['topics'];
const topic = { 200: TopicForMe };

/** What those who keep order do with whole topics. */
export const arrangingRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.put(
    '/topics/:topicId/space',
    {
      schema: {
        ...{ summary: 'Move a topic to another space', tags },
        ...{ params: TopicPath, body: TopicMove, response: topic },
      },
    },
    async ({ actor, params: { topicId }, body }) => {
      await moveTopic(deps, actor, topicId, body.spaceId);
      return showOneTopic(deps, actor, topicId);
    },
  );

  app.post(
    '/topics/:topicId/splits',
    {
      schema: {
        ...{ summary: 'Take posts into a topic of their own', tags },
        ...{ params: TopicPath, body: TopicSplit, response: { 201: TopicForMe } },
      },
    },
    (request, reply) => {
      reply.status(201);
      return answerOnce(deps, request, reply, async (within) => {
        const { actor, params, body } = request;
        const made = await splitTopic(within, actor, params.topicId, body);
        return showOneTopic(within, actor, made.topicId);
      });
    },
  );

  app.put(
    '/topics/:topicId/merged-into',
    {
      schema: {
        ...{ summary: 'Put a topic into another of its space', tags },
        ...{ params: TopicPath, body: TopicMerge, response: topic },
      },
    },
    async ({ actor, params, body: { topicId } }) => {
      await mergeTopics(deps, actor, params.topicId, topicId);
      return showOneTopic(deps, actor, topicId);
    },
  );
};
