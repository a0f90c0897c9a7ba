import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { save } from './save.ts';
import {
  BookmarkPage,
  BookmarkQuery,
  BookmarkWish,
  PostPath,
  SavedOfTopic,
  TopicPath,
} from './schemas.ts';
import { showBookmarks, showSavedOf } from './show-bookmarks.ts';
import { takeOut } from './take-out.ts';

const tags = ['bookmarks'];
/** Nobody learns who saved what, from the log neither. */
const config = { namesNobody: true };
const nothing = { 204: z.null() };

export const bookmarkRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.get(
    '/me/bookmarks',
    {
      schema: {
        ...{ summary: 'What I saved, the newest first', tags },
        ...{ querystring: BookmarkQuery, response: { 200: BookmarkPage } },
      },
    },
    ({ actor, query }) => showBookmarks(deps, actor, query),
  );

  app.get(
    '/topics/:topicId/bookmarks',
    {
      config,
      schema: {
        ...{ summary: 'What I saved of a topic', tags },
        ...{ params: TopicPath, response: { 200: SavedOfTopic } },
      },
    },
    ({ actor, params }) => showSavedOf(deps, actor, params.topicId),
  );

  const write = { tags, response: nothing };
  const saving = { ...write, body: BookmarkWish };
  app.put(
    '/posts/:postId/bookmark',
    { config, schema: { summary: 'Save a post for myself', params: PostPath, ...saving } },
    async ({ actor, params, body }, reply) => {
      await save(deps, actor, params, body?.note);
      return reply.status(204).send(null);
    },
  );
  app.delete(
    '/posts/:postId/bookmark',
    { config, schema: { summary: 'Take a saved post out', params: PostPath, ...write } },
    async ({ actor, params }, reply) => {
      await takeOut(deps, actor, params);
      return reply.status(204).send(null);
    },
  );
  app.put(
    '/topics/:topicId/bookmark',
    { config, schema: { summary: 'Save a topic for myself', params: TopicPath, ...saving } },
    async ({ actor, params, body }, reply) => {
      await save(deps, actor, params, body?.note);
      return reply.status(204).send(null);
    },
  );
  app.delete(
    '/topics/:topicId/bookmark',
    { config, schema: { summary: 'Take a saved topic out', params: TopicPath, ...write } },
    async ({ actor, params }, reply) => {
      await takeOut(deps, actor, params);
      return reply.status(204).send(null);
    },
  );
};
