import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../platform/deps.ts';
import { changeMe } from './change-me.ts';
import { MeChange, MeView } from './schemas.ts';
import { showMe } from './show-me.ts';

/** Who I am. */
export const meRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.get('/me', { schema: { summary: 'Who I am', response: { 200: MeView } } }, ({ actor }) =>
    showMe(deps.db, actor),
  );

  app.patch(
    '/me',
    {
      config: { beforeTerms: true },
      schema: {
        summary: 'Change what I tell about myself',
        body: MeChange,
        response: { 200: MeView },
      },
    },
    async ({ actor, body }) => {
      await changeMe(deps, actor, body);
      return showMe(deps.db, actor);
    },
  );
};
