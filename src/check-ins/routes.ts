import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { answerOnce } from '../platform/http/idempotency.ts';
import { showOneTopic } from '../spaces/index.ts';
import { offerSomething } from './offer-something.ts';
import { remindPeople } from './remind-people.ts';
import { removeAnswer, removeOffer } from './remove-words.ts';
import {
  AnswerChange,
  AnswerPage,
  AnswerPath,
  AnswerQuery,
  OfferPath,
  OfferStart,
  OfferView,
  RoundPath,
  RoundSpacePath,
  RoundStart,
  RoundView,
  TopicForMe,
} from './schemas.ts';
import { shareAnswer } from './share-answer.ts';
import { showAnswers, showRound } from './show-round.ts';
import { skipRound } from './skip-round.ts';
import { startRound } from './start-round.ts';

const tags = ['check-ins'];
const ofRound = { tags, params: RoundPath, response: { 200: RoundView } };
const done = { 204: z.null() };

export const checkInRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.post(
    '/spaces/:spaceId/check-ins',
    {
      schema: {
        ...{ summary: 'Start a check-in: a topic with a round', tags },
        ...{ params: RoundSpacePath, body: RoundStart, response: { 201: TopicForMe } },
      },
    },
    (request, reply) => {
      reply.status(201);
      return answerOnce(deps, request, reply, async (within) => {
        const { spaceId } = request.params;
        const { topicId } = await startRound(within, request.actor, spaceId, request.body);
        return showOneTopic(within, request.actor, topicId);
      });
    },
  );

  app.get(
    '/topics/:topicId/check-in',
    { schema: { summary: 'What a round asks, and who has shared', ...ofRound } },
    ({ actor, params }) => showRound(deps, actor, params.topicId),
  );

  app.get(
    '/topics/:topicId/check-in/answers',
    {
      schema: {
        ...{ summary: 'What was shared, for who has shared or once it has closed', tags },
        ...{ params: RoundPath, querystring: AnswerQuery, response: { 200: AnswerPage } },
      },
    },
    ({ actor, params, query }) => showAnswers(deps, actor, params.topicId, query),
  );

  app.put(
    '/topics/:topicId/check-in/answer',
    { schema: { summary: 'Share my answer, or change it', body: AnswerChange, ...ofRound } },
    async ({ actor, params, body }) => {
      await shareAnswer(deps, actor, params.topicId, body);
      return showRound(deps, actor, params.topicId);
    },
  );

  app.put(
    '/topics/:topicId/check-in/skip',
    { schema: { summary: 'Sit this round out; nobody is told', ...ofRound } },
    async ({ actor, params }) => {
      await skipRound(deps, actor, params.topicId, true);
      return showRound(deps, actor, params.topicId);
    },
  );

  app.delete(
    '/topics/:topicId/check-in/skip',
    { schema: { summary: 'Take part after all', ...ofRound } },
    async ({ actor, params }) => {
      await skipRound(deps, actor, params.topicId, false);
      return showRound(deps, actor, params.topicId);
    },
  );

  app.put(
    '/topics/:topicId/check-in/reminder',
    { schema: { summary: 'Remind those for whom the round waits, once', ...ofRound } },
    async ({ actor, params }) => {
      await remindPeople(deps, actor, params.topicId);
      return showRound(deps, actor, params.topicId);
    },
  );

  app.delete(
    '/check-in-answers/:answerId',
    {
      schema: { summary: 'Take an answer back or down', tags, params: AnswerPath, response: done },
    },
    async ({ actor, params }, reply) => {
      await removeAnswer(deps, actor, params.answerId);
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/check-in-answers/:answerId/offers',
    {
      schema: {
        ...{ summary: 'Offer something to who shared', tags },
        ...{ params: AnswerPath, body: OfferStart, response: { 201: OfferView } },
      },
    },
    (request, reply) => {
      reply.status(201);
      return answerOnce(deps, request, reply, (within) =>
        offerSomething(within, request.actor, request.params.answerId, request.body),
      );
    },
  );

  app.delete(
    '/check-in-offers/:offerId',
    { schema: { summary: 'Take an offer back or down', tags, params: OfferPath, response: done } },
    async ({ actor, params }, reply) => {
      await removeOffer(deps, actor, params.offerId);
      return reply.status(204).send(null);
    },
  );
};
