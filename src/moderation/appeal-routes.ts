import formbody from '@fastify/formbody';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../platform/deps.ts';
import { sendPlainPage } from '../platform/http/plain-page.tsx';
import { appealPage, noAppealPage } from './appeal-page.tsx';
import { findAppellant, makeAppeal } from './make-appeal.ts';
import { AppealForm, AppealPath } from './schemas.ts';

/**
 * `/appeal/{token}`, at the root, for people who cannot sign in: the mail that tells them of their suspension holds the
 * link. Looking at the page changes nothing; what is sent a second time changes nothing either.
 */
export const appealRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  // Without a referrer a browser names no origin with the form either; the address holds a secret of its own.
  const config = { access: 'anyone' as const, fromAnywhere: true };
  await app.register(formbody, { bodyLimit: 64 * 1024 }); // a letter of the alphabet may take nine signs in a form

  app.get(
    '/appeal/:token',
    { config, schema: { hide: true, params: AppealPath } },
    async (request, reply) => {
      const found = await findAppellant(deps, request.params.token);
      if (!found) return sendPlainPage(reply, 404, noAppealPage());
      return sendPlainPage(reply, 200, appealPage(found.person, found.appeal));
    },
  );

  app.post(
    '/appeal/:token',
    { config, schema: { hide: true, params: AppealPath, body: AppealForm } },
    async (request, reply) => {
      const found = await makeAppeal(deps, request.params.token, request.body.words);
      if (!found) return sendPlainPage(reply, 404, noAppealPage());
      return sendPlainPage(reply, 200, appealPage(found.person, found.appeal));
    },
  );
};
