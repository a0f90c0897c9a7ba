import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { changeStaffRole, endDistrictLead, makeDistrictLead } from './change-roles.ts';
import { addDomain, listDomains, removeDomain } from './prove-domain.ts';
import { PersonPath } from './schemas.ts';
import { showSuspension } from './show-suspension.ts';
import {
  DistrictDomainPath,
  DistrictLeadPath,
  DistrictPath,
  StaffRoleChange,
  SuspensionCreate,
  SuspensionView,
} from './staff-schemas.ts';
import { reinstatePerson, suspendPerson } from './suspend-person.ts';

const done = { 204: z.null() };

/** What staff do with people, and what they note of districts. Each is audited. */
export const staffRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  const suspension = '/people/:personId/suspension';
  app.get(
    suspension,
    {
      schema: {
        summary: 'Whether someone is suspended, until when and why',
        params: PersonPath,
        response: { 200: SuspensionView },
      },
    },
    ({ actor, params }) => showSuspension(deps, actor, params.personId),
  );
  app.put(
    suspension,
    {
      schema: {
        summary: 'Suspend someone',
        params: PersonPath,
        body: SuspensionCreate,
        response: done,
      },
    },
    async ({ actor, params, body }, reply) => {
      await suspendPerson(deps, actor, params.personId, body);
      return reply.status(204).send(null);
    },
  );
  app.delete(
    suspension,
    { schema: { summary: 'Reinstate someone', params: PersonPath, response: done } },
    async ({ actor, params }, reply) => {
      await reinstatePerson(deps, actor, params.personId);
      return reply.status(204).send(null);
    },
  );

  app.put(
    '/people/:personId/staff-role',
    {
      schema: {
        summary: 'Make someone staff, or no longer',
        params: PersonPath,
        body: StaffRoleChange,
        response: done,
      },
    },
    async ({ actor, params, body }, reply) => {
      await changeStaffRole(deps, actor, params.personId, body.staffRole);
      return reply.status(204).send(null);
    },
  );

  const lead = '/districts/:districtId/leads/:personId';
  app.put(
    lead,
    {
      schema: {
        summary: 'Let someone act for their district',
        params: DistrictLeadPath,
        response: done,
      },
    },
    async ({ actor, params }, reply) => {
      await makeDistrictLead(deps, actor, params);
      return reply.status(204).send(null);
    },
  );
  app.delete(
    lead,
    {
      schema: {
        summary: 'Someone no longer acts for a district',
        params: DistrictLeadPath,
        response: done,
      },
    },
    async ({ actor, params }, reply) => {
      await endDistrictLead(deps, actor, params);
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/districts/:districtId/domains',
    {
      schema: {
        summary: 'E-mail domains that a district has proved',
        params: DistrictPath,
        response: { 200: z.object({ items: z.array(z.string()), next: z.null() }) },
      },
    },
    async ({ actor, params }) => ({
      items: await listDomains(deps.db, actor, params.districtId),
      next: null,
    }),
  );
  const domain = '/districts/:districtId/domains/:domain';
  app.put(
    domain,
    {
      schema: {
        summary: 'A district has proved an e-mail domain',
        params: DistrictDomainPath,
        response: done,
      },
    },
    async ({ actor, params }, reply) => {
      await addDomain(deps, actor, params);
      return reply.status(204).send(null);
    },
  );
  app.delete(
    domain,
    {
      schema: {
        summary: 'An e-mail domain is no longer a district’s',
        params: DistrictDomainPath,
        response: done,
      },
    },
    async ({ actor, params }, reply) => {
      await removeDomain(deps, actor, params);
      return reply.status(204).send(null);
    },
  );
};
