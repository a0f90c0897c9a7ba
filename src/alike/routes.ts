import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../platform/deps.ts';
import { AlikeList, AlikeQuery } from './schemas.ts';
import { showAlike } from './show-alike.ts';

export const alikeRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.get(
    '/me/people-alike',
    {
      schema: {
        ...{ summary: 'People like me in open spaces', tags: ['spaces'] },
        ...{ querystring: AlikeQuery, response: { 200: AlikeList } },
      },
    },
    ({ actor, query }) => showAlike(deps, actor, [query.space].flat()),
  );
};
