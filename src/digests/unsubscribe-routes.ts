import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../platform/deps.ts';
import { sendPlainPage } from '../platform/http/plain-page.tsx';
import { UnsubscribeForm, UnsubscribePath } from './schemas.ts';
import { findTokenHolder, unsubscribe } from './unsubscribe.ts';
import { choicePage, donePage, unknownPage } from './unsubscribe-page.tsx';
import { languageOf } from './words.ts';

/**
 * `/unsubscribe/{token}`, at the root. Looking at the page changes nothing, since mail scanners follow links; the POST
 * acts without a cookie, whether a mail program sends it (RFC 8058) or our page does.
 */
export const unsubscribeRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  const config = { access: 'anyone' as const, fromAnywhere: true };

  app.get(
    '/unsubscribe/:token',
    { config, schema: { hide: true, params: UnsubscribePath } },
    async (request, reply) => {
      const holder = await findTokenHolder(deps, request.params.token);
      if (!holder) return sendPlainPage(reply, 404, unknownPage());
      return sendPlainPage(reply, 200, choicePage(languageOf(holder.language)));
    },
  );

  app.post(
    '/unsubscribe/:token',
    { config, schema: { hide: true, params: UnsubscribePath, body: UnsubscribeForm } },
    async (request, reply) => {
      const holder = await findTokenHolder(deps, request.params.token);
      if (!holder) return sendPlainPage(reply, 404, unknownPage());
      const frequency = await unsubscribe(deps, holder, request.body);
      return sendPlainPage(reply, 200, donePage(languageOf(holder.language), frequency));
    },
  );
};
