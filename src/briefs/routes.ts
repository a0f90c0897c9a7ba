import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../platform/deps.ts';
import { readIfMatch } from '../spaces/index.ts';
import { BriefChange, BriefForMe, BriefPath } from './schemas.ts';
import { showBrief } from './show-brief.ts';
import { writeBrief } from './write-brief.ts';

const tags = ['topics'];

export const briefRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.get(
    '/topics/:topicId/brief',
    {
      schema: {
        ...{ summary: 'A topic so far, in brief', tags },
        ...{ params: BriefPath, response: { 200: BriefForMe } },
      },
    },
    async (request, reply) => {
      const brief = await showBrief(deps, request.actor, request.params.topicId);
      reply.header('etag', `"${brief.version}"`);
      return brief;
    },
  );

  app.put(
    '/topics/:topicId/brief',
    {
      schema: {
        ...{ summary: 'Say what a topic came to so far', tags },
        ...{ params: BriefPath, body: BriefChange, response: { 200: BriefForMe } },
      },
    },
    async (request, reply) => {
      const { topicId } = request.params;
      const expected = readIfMatch(request.headers['if-match']);
      await writeBrief(deps, request.actor, topicId, request.body, expected);
      const brief = await showBrief(deps, request.actor, topicId);
      reply.header('etag', `"${brief.version}"`);
      return brief;
    },
  );
};
