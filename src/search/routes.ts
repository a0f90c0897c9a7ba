import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../platform/deps.ts';
import { byPerson, limit } from '../platform/http/limits.ts';
import { findSimilar } from './find-similar.ts';
import { SearchPage, SearchQuery, SimilarQuery, SimilarTopics, SpacePath } from './schemas.ts';
import { searchPosts } from './search-posts.ts';

export const searchRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.get(
    '/search',
    {
      schema: {
        ...{ summary: 'Find posts and topics by their words', tags: ['search'] },
        ...{ querystring: SearchQuery, response: { 200: SearchPage } },
      },
      // Somebody who types fast asks three times a second, and not for long.
      preHandler: limit({ name: 'search', max: 120, windowSeconds: 60, by: byPerson }),
    },
    ({ actor, query }) => searchPosts(deps, actor, query),
  );

  app.get(
    '/spaces/:spaceId/similar-topics',
    {
      schema: {
        ...{ summary: 'Topics of a space with titles like the one I am writing', tags: ['search'] },
        ...{ params: SpacePath, querystring: SimilarQuery, response: { 200: SimilarTopics } },
      },
      preHandler: limit({ name: 'similar-topics', max: 120, windowSeconds: 60, by: byPerson }),
    },
    async ({ actor, params, query }) => ({
      items: await findSimilar(deps.db, actor, params.spaceId, query.title),
    }),
  );
};
