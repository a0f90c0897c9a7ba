import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../platform/deps.ts';
import type { CardOffer } from './offer.ts';
import { CardList, CardQuery } from './schemas.ts';
import { showCards } from './show-cards.ts';

type Options = Deps & { offers: readonly CardOffer[] };

export const linkCardRoutes: FastifyPluginAsyncZod<Options> = async (app, { offers, ...deps }) => {
  app.get(
    '/link-cards',
    {
      schema: {
        ...{ summary: 'What links to things in this Hallway lead to', tags: ['link cards'] },
        ...{ querystring: CardQuery, response: { 200: CardList } },
      },
    },
    ({ actor, query }) => showCards(deps, offers, actor, query.address),
  );
};
