import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { Page } from '../platform/page.ts';
import { blockPerson, unblockPerson } from './block-person.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { listPeople } from './list-people.ts';
import { meRoutes } from './me-routes.ts';
import { listBlocks } from './queries.ts';
import { AuthorView, PeopleQuery, PersonPath, PersonView } from './schemas.ts';
import { type CohortPeers, showPerson } from './show-person.ts';
import { staffRoutes } from './staff-routes.ts';
import { verificationRoutes } from './verification-routes.ts';

export type PeopleSettings = {
  /** Everyone who shares a cohort with someone; without it nobody does. */
  cohortPeers?: CohortPeers;
};

const nobody = new Set<string>();

/** People and what they show one another. */
export const peopleRoutes: FastifyPluginAsyncZod<Deps & PeopleSettings> = async (app, deps) => {
  const { db, cohortPeers = async () => nobody } = deps;
  await app.register(meRoutes, deps);
  await app.register(invitationRoutes, deps);
  await app.register(verificationRoutes, deps);
  await app.register(staffRoutes, deps);

  app.get(
    '/people',
    {
      schema: {
        summary: 'The directory',
        querystring: PeopleQuery,
        response: { 200: Page(PersonView) },
      },
    },
    ({ actor, query }) => listPeople(db, actor, query, cohortPeers, deps.now()),
  );

  app.get(
    '/people/:personId',
    {
      schema: {
        summary: 'A person as I may see them',
        params: PersonPath,
        response: { 200: PersonView },
      },
    },
    ({ actor, params }) => showPerson(db, actor, params.personId, cohortPeers),
  );

  app.put(
    '/people/:personId/block',
    {
      schema: {
        summary: 'Have nothing to do with someone',
        params: PersonPath,
        response: { 204: z.null() },
      },
    },
    async ({ actor, params }, reply) => {
      await blockPerson(deps, actor, params.personId);
      return reply.status(204).send(null);
    },
  );

  app.delete(
    '/people/:personId/block',
    {
      schema: {
        summary: 'Take my block away',
        params: PersonPath,
        response: { 204: z.null() },
      },
    },
    async ({ actor, params }, reply) => {
      await unblockPerson(deps, actor, params.personId);
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/me/blocks',
    {
      schema: {
        summary: 'Whom I block',
        response: { 200: z.object({ items: z.array(AuthorView), next: z.null() }) },
      },
    },
    async ({ actor }) => ({ items: await listBlocks(db, actor.personId), next: null }),
  );
};
