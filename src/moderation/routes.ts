import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { answerOnce } from '../platform/http/idempotency.ts';
import { byPerson, limit } from '../platform/http/limits.ts';
import { PageQuery } from '../platform/page.ts';
import { decideAppeal } from './decide-appeal.ts';
import { decideCase } from './decide-case.ts';
import { exportAudit } from './export-audit.ts';
import { reportPost } from './report-post.ts';
import { reportWords } from './report-words.ts';
import {
  AppealDecision,
  AppealDecisionPath,
  AppealPage,
  AuditPage,
  AuditQuery,
  CaseDecision,
  CasePage,
  CasePath,
  NoticeList,
  NoticePath,
  QueueCount,
  ReportedAnswerPath,
  ReportedOfferPath,
  ReportedPath,
  ReportStart,
  ReportView,
} from './schemas.ts';
import { seeNotice } from './see-notice.ts';
import { showAppeals } from './show-appeals.ts';
import { showAudit } from './show-audit.ts';
import { showNotices } from './show-notices.ts';
import { countQueue, showQueue } from './show-queue.ts';

const tags = ['moderation'];
const done = { 204: z.null() };
/** More than anyone reports who reads what they report. */
const exportsAnHour = { name: 'audit-export', max: 10, windowSeconds: 3600, by: byPerson };
const reportsAnHour = { name: 'report', max: 30, windowSeconds: 3600, by: byPerson };

export const moderationRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.post(
    '/posts/:postId/reports',
    {
      preHandler: limit(reportsAnHour),
      schema: {
        summary: 'Tell those who keep order about a post',
        ...{ tags, params: ReportedPath, body: ReportStart, response: { 201: ReportView } },
      },
    },
    (request, reply) => {
      reply.status(201);
      return answerOnce(deps, request, reply, (within) =>
        reportPost(within, request.actor, request.params.postId, request.body),
      );
    },
  );

  app.post(
    '/check-in-answers/:answerId/reports',
    {
      preHandler: limit(reportsAnHour),
      schema: {
        summary: 'Tell those who keep order about what someone shared',
        ...{ tags, params: ReportedAnswerPath, body: ReportStart, response: { 201: ReportView } },
      },
    },
    (request, reply) => {
      reply.status(201);
      const { answerId } = request.params;
      return answerOnce(deps, request, reply, (within) =>
        reportWords(within, request.actor, 'answer', answerId, request.body),
      );
    },
  );

  app.post(
    '/check-in-offers/:offerId/reports',
    {
      preHandler: limit(reportsAnHour),
      schema: {
        summary: 'Tell those who keep order about what someone offered',
        ...{ tags, params: ReportedOfferPath, body: ReportStart, response: { 201: ReportView } },
      },
    },
    (request, reply) => {
      reply.status(201);
      const { offerId } = request.params;
      return answerOnce(deps, request, reply, (within) =>
        reportWords(within, request.actor, 'offer', offerId, request.body),
      );
    },
  );

  app.get(
    '/moderation/cases',
    {
      schema: {
        summary: 'Reported posts that wait for my decision, the oldest first',
        ...{ tags, querystring: PageQuery, response: { 200: CasePage } },
      },
    },
    ({ actor, query }) => showQueue(deps.db, actor, query, deps.now()),
  );

  app.get(
    '/moderation/count',
    {
      schema: {
        summary: 'How many reported posts wait for my decision',
        ...{ tags, response: { 200: QueueCount } },
      },
    },
    ({ actor }) => countQueue(deps.db, actor, deps.now()),
  );

  app.put(
    '/moderation/cases/:caseId/decision',
    {
      schema: {
        summary: 'Dismiss a report, hide the post, close its topic, or warn its author',
        ...{ tags, params: CasePath, body: CaseDecision, response: done },
      },
    },
    async ({ actor, params, body }, reply) => {
      await decideCase(deps, actor, params.caseId, body);
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/moderation/appeals',
    {
      schema: {
        summary: 'Appeals against suspensions, the oldest first, for staff',
        ...{ tags, querystring: PageQuery, response: { 200: AppealPage } },
      },
    },
    ({ actor, query }) => showAppeals(deps.db, actor, query, deps.now()),
  );

  app.put(
    '/moderation/appeals/:appealId/decision',
    {
      schema: {
        summary: 'End a suspension, or say why it stays',
        ...{ tags, params: AppealDecisionPath, body: AppealDecision, response: done },
      },
    },
    async ({ actor, params, body }, reply) => {
      await decideAppeal(deps, actor, params.appealId, body);
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/staff/audit',
    {
      schema: {
        summary: 'The audit log, the latest first, for administrators',
        ...{ tags, querystring: AuditQuery, response: { 200: AuditPage } },
      },
    },
    ({ actor, query }) => showAudit(deps.db, actor, query),
  );

  app.get(
    '/staff/audit.csv',
    {
      preHandler: limit(exportsAnHour),
      schema: {
        summary: 'The audit log as CSV, for administrators',
        ...{ tags, response: { 200: z.string() } },
      },
    },
    async ({ actor }, reply) => {
      const lines = await exportAudit(deps, actor);
      const day = deps.now().toISOString().slice(0, 10);
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="hallway-audit-${day}.csv"`)
        .header('cache-control', 'no-store');
      return reply.send(Readable.from(lines) as unknown as string); // a stream goes out as it is, past the serialiser
    },
  );

  app.get(
    '/me/notices',
    {
      schema: {
        summary: 'What those who keep order told me and I have not seen',
        ...{ tags, response: { 200: NoticeList } },
      },
    },
    ({ actor }) => showNotices(deps.db, actor),
  );

  app.put(
    '/me/notices/:noticeId/seen',
    { schema: { summary: 'I have seen it', tags, params: NoticePath, response: done } },
    async ({ actor, params }, reply) => {
      await seeNotice(deps, actor, params.noticeId);
      return reply.status(204).send(null);
    },
  );
};
