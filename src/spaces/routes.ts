import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../platform/deps.ts';
import { arrangingRoutes } from './arranging-routes.ts';
import { charterRoutes } from './charter-routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { postRoutes } from './post-routes.ts';
import { attentionRoutes, memberRoutes, spaceRoutes } from './space-routes.ts';
import { topicRoutes } from './topic-routes.ts';

/** Everything about spaces that HTTP reaches. */
export const spacesRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  await app.register(spaceRoutes, deps);
  await app.register(attentionRoutes, deps);
  await app.register(memberRoutes, deps);
  await app.register(charterRoutes, deps);
  await app.register(invitationRoutes, deps);
  await app.register(topicRoutes, deps);
  await app.register(arrangingRoutes, deps);
  await app.register(postRoutes, deps);
};
