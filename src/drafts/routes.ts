import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { byPerson, limit } from '../platform/http/limits.ts';
import { PageQuery } from '../platform/page.ts';
import { readIfMatch } from '../spaces/index.ts';
import { saveDraft } from './save-draft.ts';
import { DraftChange, DraftPage, DraftPath, DraftView } from './schemas.ts';
import { showDrafts, showOneDraft } from './show-drafts.ts';

const tags = ['drafts'];
/** Where and when somebody is writing is nobody's business. */
const config = { namesNobody: true };
/** Pages send what is written after a pause, so this is more than anybody writes. */
const saves = limit({ name: 'draft', max: 60, windowSeconds: 60, by: byPerson });

export const draftRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.get(
    '/me/drafts',
    {
      config,
      schema: {
        ...{ summary: 'What I have not finished, the latest first', tags },
        ...{ querystring: PageQuery, response: { 200: DraftPage } },
      },
    },
    ({ actor, query }) => showDrafts(deps, actor, query),
  );

  app.get(
    '/me/drafts/:place',
    {
      config,
      schema: {
        ...{ summary: 'What I was writing there', tags },
        ...{ params: DraftPath, response: { 200: DraftView } },
      },
    },
    async ({ actor, params }, reply) => {
      const draft = await showOneDraft(deps, actor, params.place);
      reply.header('etag', `"${draft.version}"`);
      return draft;
    },
  );

  app.put(
    '/me/drafts/:place',
    {
      config,
      preHandler: saves,
      schema: {
        summary: 'Keep what I am writing for my other devices',
        description:
          'A place is `reply.<topicId>`, `topic.<spaceId>`, `edit.<postId>`, `brief.<topicId>` or `check-in.<topicId>`. ' +
          'With `If-Match` nothing that another device wrote is lost: `changed-meanwhile` brings it as `current`.',
        ...{ tags, params: DraftPath, body: DraftChange, response: { 200: DraftView } },
      },
    },
    async ({ actor, params, body, headers }, reply) => {
      const expected = readIfMatch(headers['if-match']);
      const draft = await saveDraft(deps, actor, params.place, body.words, expected);
      reply.header('etag', `"${draft.version}"`);
      return draft;
    },
  );

  app.delete(
    '/me/drafts/:place',
    {
      config,
      schema: {
        ...{ summary: 'Throw away what I was writing there', tags },
        ...{ params: DraftPath, response: { 204: z.null() } },
      },
    },
    async ({ actor, params, headers }, reply) => {
      await saveDraft(deps, actor, params.place, {}, readIfMatch(headers['if-match']));
      return reply.status(204).send(null);
    },
  );
};
