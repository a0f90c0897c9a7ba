import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../platform/deps.ts';
import { byPerson, limit } from '../platform/http/limits.ts';
import { SearchPage, SearchQuery } from './schemas.ts';
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
};
