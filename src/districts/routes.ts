import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../platform/deps.ts';
import { answerOnce } from '../platform/http/idempotency.ts';
import { Page, PageQuery } from '../platform/page.ts';
import { notFound } from '../platform/problem.ts';
import { decideRequest } from './decide-request.ts';
import { requestsShownTo } from './policy.ts';
import { findDistrict, listRequests, listSchools } from './queries.ts';
import { requestDistrict } from './request-district.ts';
import {
  Decision,
  DistrictPath,
  DistrictQuery,
  DistrictRequestView,
  DistrictView,
  NewDistrictRequest,
  RequestPath,
  RequestQuery,
  SchoolView,
} from './schemas.ts';
import { searchDistricts } from './search-districts.ts';
import type { StaffRoleOf } from './staff-role.ts';

type DistrictDeps = Deps & { staffRoleOf: StaffRoleOf };

export const districtRoutes: FastifyPluginAsyncZod<DistrictDeps> = async (app, deps) => {
  app.get(
    '/districts',
    {
      config: { access: 'anyone' }, // people look for their district while they sign up
      schema: {
        summary: 'Find districts by name, city and state',
        querystring: DistrictQuery,
        response: { 200: Page(DistrictView) },
      },
    },
    (request) => searchDistricts(deps.db, request.query),
  );

  app.get(
    '/districts/:districtId',
    { schema: { summary: 'A district', params: DistrictPath, response: { 200: DistrictView } } },
    async (request) => {
      const district = await findDistrict(deps.db, request.params.districtId);
      if (!district) throw notFound();
      return district;
    },
  );

  app.get(
    '/districts/:districtId/schools',
    {
      schema: {
        summary: 'The schools of a district',
        params: DistrictPath,
        querystring: PageQuery,
        response: { 200: Page(SchoolView) },
      },
    },
    async (request) => {
      const { districtId } = request.params;
      if (!(await findDistrict(deps.db, districtId))) throw notFound();
      return listSchools(deps.db, districtId, request.query);
    },
  );

  app.get(
    '/district-requests',
    {
      schema: {
        summary: 'Requests for missing districts: all for staff, else my own',
        querystring: RequestQuery,
        response: { 200: Page(DistrictRequestView) },
      },
    },
    async (request) => {
      const staffRole = await deps.staffRoleOf(deps.db, request.actor);
      return listRequests(deps.db, requestsShownTo(request.actor, staffRole), request.query);
    },
  );

  app.post(
    '/district-requests',
    {
      schema: {
        summary: 'Ask for a district that is missing',
        body: NewDistrictRequest,
        response: { 201: DistrictRequestView },
      },
    },
    (request, reply) => {
      reply.status(201);
      return answerOnce(deps, request, reply, (within) =>
        requestDistrict(within, request.actor, request.body),
      );
    },
  );

  app.put(
    '/district-requests/:requestId/decision',
    {
      schema: {
        summary: 'Approve or decline a request for a district',
        params: RequestPath,
        body: Decision,
        response: { 200: DistrictRequestView },
      },
    },
    (request) => decideRequest(deps, request.actor, request.params.requestId, request.body),
  );
};
