import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { review } from './check.ts';
import { FlagPage, FlagPath, FlagQuery, Wording, WordingReview } from './schemas.ts';
import { seeFlag } from './see-flag.ts';
import { type ReadFlagged, showFlags } from './show-flags.ts';

const tags = ['student data'];

type StudentDataDeps = Deps & { readFlagged: readonly ReadFlagged[] };

export const studentDataRoutes: FastifyPluginAsyncZod<StudentDataDeps> = async (app, deps) => {
  app.post(
    '/student-data-review',
    {
      schema: {
        ...{ summary: 'What in my words may tell who a student is; nothing is kept', tags },
        ...{ body: Wording, response: { 200: WordingReview } },
      },
    },
    async ({ body }) => review(body),
  );

  app.get(
    '/staff/student-data-flags',
    {
      schema: {
        summary: 'What was posted although it may tell who a student is, for moderators',
        ...{ tags, querystring: FlagQuery, response: { 200: FlagPage } },
      },
    },
    ({ actor, query }) => showFlags(deps.db, deps.readFlagged, actor, query),
  );

  app.put(
    '/staff/student-data-flags/:flagId/seen',
    { schema: { summary: 'I have looked', tags, params: FlagPath, response: { 204: z.null() } } },
    async ({ actor, params }, reply) => {
      await seeFlag(deps, actor, params.flagId);
      return reply.status(204).send(null);
    },
  );
};
