import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../platform/deps.ts';
import { acceptCharter } from './accept-charter.ts';
import { makeCharter } from './make-charter.ts';
import { readIfMatch } from './rules.ts';
import { CharterAcceptance, CharterChange, CharterView, SpacePath } from './schemas.ts';
import { showCharter } from './show-charter.ts';

const tags = ['circles'];

export const charterRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.get(
    '/spaces/:spaceId/charter',
    {
      schema: {
        ...{ summary: 'What the members of a circle promise each other', tags },
        ...{ params: SpacePath, response: { 200: CharterView } },
      },
    },
    async (request, reply) => {
      const charter = await showCharter(deps.db, request.actor, request.params.spaceId);
      reply.header('etag', `"${charter.version}"`);
      return charter;
    },
  );

  app.put(
    '/spaces/:spaceId/charter',
    {
      schema: {
        ...{ summary: 'Make a new charter, which everyone accepts anew', tags },
        ...{ params: SpacePath, body: CharterChange, response: { 200: CharterView } },
      },
    },
    async (request, reply) => {
      const { spaceId } = request.params;
      const expected = readIfMatch(request.headers['if-match']);
      await makeCharter(deps, request.actor, spaceId, request.body, expected);
      const charter = await showCharter(deps.db, request.actor, spaceId);
      reply.header('etag', `"${charter.version}"`);
      return charter;
    },
  );

  app.put(
    '/spaces/:spaceId/charter/acceptance',
    {
      schema: {
        ...{ summary: 'Accept the charter of a circle', tags },
        ...{ params: SpacePath, body: CharterAcceptance, response: { 200: CharterView } },
      },
    },
    async (request) => {
      const { spaceId } = request.params;
      await acceptCharter(deps, request.actor, spaceId, request.body.version);
      return showCharter(deps.db, request.actor, spaceId);
    },
  );
};
