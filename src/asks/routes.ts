import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { changeSettings, showSettings } from './change-settings.ts';
import { passOnAsk, showHelp } from './pass-on-ask.ts';
import { AskSettings, HelpPath, HelpView } from './schemas.ts';

const tags = ['asks'];

export const askRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.get(
    '/topics/:topicId/help',
    {
      schema: {
        summary: 'Who was asked about my question, or whether I am asked about this one',
        ...{ tags, params: HelpPath, response: { 200: HelpView } },
      },
    },
    ({ actor, params }) => showHelp(deps, actor, params.topicId),
  );

  app.put(
    '/topics/:topicId/help/pass',
    {
      schema: {
        summary: 'Leave a question that I was asked about to others; nobody is told',
        ...{ tags, params: HelpPath, response: { 204: z.null() } },
      },
    },
    async ({ actor, params }, reply) => {
      await passOnAsk(deps, actor, params.topicId);
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/staff/ask-settings',
    {
      schema: {
        summary: 'How soon and how often people are asked, for administrators',
        ...{ tags, response: { 200: AskSettings } },
      },
    },
    ({ actor }) => showSettings(deps, actor),
  );

  app.put(
    '/staff/ask-settings',
    {
      schema: {
        summary: 'Choose how soon and how often people are asked',
        ...{ tags, body: AskSettings, response: { 200: AskSettings } },
      },
    },
    ({ actor, body }) => changeSettings(deps, actor, body),
  );
};
