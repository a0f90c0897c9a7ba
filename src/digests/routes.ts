import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { staffRoleOf } from '../people/index.ts';
import type { Deps } from '../platform/deps.ts';
import { decodeCursor, pageOf } from '../platform/keyset.ts';
import { forbidden } from '../platform/problem.ts';
import { changePreferences } from './change-preferences.ts';
import { maySeeDeliveries } from './policy.ts';
import { listDeliveries } from './queries.ts';
import {
  DeliveryPage,
  DeliveryQuery,
  DigestPreferences,
  DigestPreferencesView,
  DigestPreview,
  HomeView,
} from './schemas.ts';
import { showDigest } from './show-digest.ts';
import { showHome } from './show-home.ts';
import { showPreferences } from './show-preferences.ts';

const DeliveryCursor = z.tuple([z.uuid()]);

export const digestRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.get(
    '/me/home',
    { schema: { summary: 'What needs me', response: { 200: HomeView } } },
    ({ actor }) => showHome(deps, actor),
  );

  app.get(
    '/me/digest',
    {
      schema: { summary: 'My digest as it would be mailed now', response: { 200: DigestPreview } },
    },
    ({ actor }) => showDigest(deps, actor),
  );

  app.get(
    '/me/digest-preferences',
    { schema: { summary: 'How often I get my digest', response: { 200: DigestPreferencesView } } },
    ({ actor }) => showPreferences(deps, actor),
  );

  app.put(
    '/me/digest-preferences',
    {
      schema: {
        summary: 'Choose how often I get my digest',
        body: DigestPreferences,
        response: { 200: DigestPreferencesView },
      },
    },
    async ({ actor, body }) => {
      await changePreferences(deps, actor.personId, body);
      return showPreferences(deps, actor);
    },
  );

  app.get(
    '/staff/deliveries',
    {
      schema: {
        summary: 'What became of mail, for administrators',
        querystring: DeliveryQuery,
        response: { 200: DeliveryPage },
      },
    },
    async ({ actor, query: { state, limit, cursor } }) => {
      if (!maySeeDeliveries(await staffRoleOf(deps.db, actor))) throw forbidden();
      const [after] = decodeCursor(DeliveryCursor, cursor) ?? [];
      const rows = await listDeliveries(deps.db, state, after, limit + 1);
      return pageOf(
        rows,
        limit,
        (row) => row,
        ({ id }) => [id],
      );
    },
  );
};
