import type { FastifyPluginAsync } from 'fastify';
import type { Deps } from '../platform/deps.ts';
import { emailRoutes } from './email-routes.ts';
import { entranceRoutes } from './entrance-routes.ts';
import { methodRoutes, type SignInSettings } from './method-routes.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { singleSignOnRoutes } from './single-sign-on-routes.ts';

/** Everything about proving who one is. */
export const signInRoutes: FastifyPluginAsync<Deps & SignInSettings> = async (app, deps) => {
  await app.register(entranceRoutes, deps);
  await app.register(methodRoutes, deps);
  await app.register(sessionRoutes, deps);
  await app.register(emailRoutes, deps);
  await app.register(secondFactorRoutes, deps);
  await app.register(singleSignOnRoutes, deps);
};
