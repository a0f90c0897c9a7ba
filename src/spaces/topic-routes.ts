import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../platform/deps.ts';
import { answerOnce, answerOnceByItself } from '../platform/http/idempotency.ts';
import { acceptAnswer } from './accept-answer.ts';
import { changeTopic } from './change-topic.ts';
import { chooseTopicLevel } from './choose-topic-level.ts';
import { markRead } from './mark-read.ts';
import { readIfMatch } from './rules.ts';
import {
  AnswerChange,
  PostForMe,
  PostPage,
  PostQuery,
  PostStart,
  ReadChange,
  ReadView,
  SpacePath,
  TopicChange,
  TopicForMe,
  TopicLevelChange,
  TopicPage,
  TopicPath,
  TopicQuery,
  TopicStart,
} from './schemas.ts';
import { showOneTopic, showPosts, showTopics } from './show-topics.ts';
import { startTopic } from './start-topic.ts';
import { writePost } from './write-post.ts';

const tags = ['topics'];
/** What is written here may be anonymous. */
const config = { namesNobody: true };

export const topicRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.get(
    '/spaces/:spaceId/topics',
    {
      schema: {
        ...{ summary: 'Topics of a space, pinned first, then the liveliest', tags },
        ...{ params: SpacePath, querystring: TopicQuery, response: { 200: TopicPage } },
      },
    },
    (request) => showTopics(deps, request.actor, request.params.spaceId, request.query),
  );

  app.post(
    '/spaces/:spaceId/topics',
    {
      config,
      schema: {
        ...{ summary: 'Start a topic', tags },
        ...{ params: SpacePath, body: TopicStart, response: { 201: TopicForMe } },
      },
    },
    (request, reply) => {
      reply.status(201);
      return answerOnce(deps, request, reply, async (within) => {
        const { spaceId } = request.params;
        const { topicId } = await startTopic(within, request.actor, spaceId, request.body);
        return showOneTopic(within, request.actor, topicId);
      });
    },
  );

  app.get(
    '/topics/:topicId',
    { schema: { summary: 'A topic', tags, params: TopicPath, response: { 200: TopicForMe } } },
    async (request, reply) => {
      const topic = await showOneTopic(deps, request.actor, request.params.topicId);
      reply.header('etag', `"${topic.version}"`);
      return topic;
    },
  );

  app.patch(
    '/topics/:topicId',
    {
      config,
      schema: {
        ...{ summary: 'Give a topic another title or tags, pin it, or close it', tags },
        ...{ params: TopicPath, body: TopicChange, response: { 200: TopicForMe } },
      },
    },
    async (request, reply) => {
      const { topicId } = request.params;
      const expected = readIfMatch(request.headers['if-match']);
      await changeTopic(deps, request.actor, topicId, request.body, expected);
      const topic = await showOneTopic(deps, request.actor, topicId);
      reply.header('etag', `"${topic.version}"`);
      return topic;
    },
  );

  app.put(
    '/topics/:topicId/read',
    {
      config,
      schema: {
        ...{ summary: 'I have read up to here', tags },
        ...{ params: TopicPath, body: ReadChange, response: { 200: ReadView } },
      },
    },
    (request) => markRead(deps, request.actor, request.params.topicId, request.body.position),
  );

  app.put(
    '/topics/:topicId/level',
    {
      config,
      schema: {
        ...{ summary: 'How much of a topic I want to hear of', tags },
        ...{ params: TopicPath, body: TopicLevelChange, response: { 200: TopicForMe } },
      },
    },
    async (request) => {
      const { topicId } = request.params;
      await chooseTopicLevel(deps, request.actor, topicId, request.body.level);
      return showOneTopic(deps, request.actor, topicId);
    },
  );

  app.put(
    '/topics/:topicId/answer',
    {
      config,
      schema: {
        ...{ summary: 'This post answers the question', tags },
        ...{ params: TopicPath, body: AnswerChange, response: { 200: TopicForMe } },
      },
    },
    async (request) => {
      const { topicId } = request.params;
      await acceptAnswer(deps, request.actor, topicId, request.body.postId);
      return showOneTopic(deps, request.actor, topicId);
    },
  );

  app.get(
    '/topics/:topicId/posts',
    {
      schema: {
        ...{ summary: 'Posts of a topic, from a place on and both ways from there', tags },
        ...{ params: TopicPath, querystring: PostQuery, response: { 200: PostPage } },
      },
    },
    (request) => showPosts(deps, request.actor, request.params.topicId, request.query),
  );

  app.post(
    '/topics/:topicId/posts',
    {
      config,
      schema: {
        ...{ summary: 'Reply', tags },
        ...{ params: TopicPath, body: PostStart, response: { 201: PostForMe } },
      },
    },
    (request, reply) => {
      reply.status(201);
      return answerOnceByItself(deps, request, reply, (within, kept) =>
        writePost(within, request.actor, request.params.topicId, request.body, kept),
      );
    },
  );
};
