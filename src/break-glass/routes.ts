import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { sendFile } from '../attachments/index.ts';
import type { Deps } from '../platform/deps.ts';
import type { FileStore } from '../platform/file-store.ts';
import { answerOnce } from '../platform/http/idempotency.ts';
import { byPerson, limit } from '../platform/http/limits.ts';
import { PageQuery } from '../platform/page.ts';
import { askForAccess } from './ask-for-access.ts';
import { decideAccess } from './decide-access.ts';
import { endAccess } from './end-access.ts';
import { readBrief } from './read-brief.ts';
import { readPosts, readTopics, revealAuthor } from './read-circle.ts';
import { readFile } from './read-file.ts';
import { readRound } from './read-round.ts';
import {
  CirclePath,
  EntryDecision,
  EntryPage,
  EntryPath,
  EntryStart,
  EntryView,
  GlassNoticeList,
  LookPage,
  ReadBrief,
  ReadFilePath,
  ReadPosts,
  ReadRound,
  ReadTopicPath,
  ReadTopics,
  RevealedAuthor,
} from './schemas.ts';
import { seeNotice } from './see-notice.ts';
import { showEntries, showEntry } from './show-entries.ts';
import { showLooks } from './show-looks.ts';
import { showNotices } from './show-notices.ts';

const tags = ['break-glass'];
const done = { 204: z.null() };
const asksADay = { name: 'break-glass', max: 20, windowSeconds: 86_400, by: byPerson };

/** Without a store there are no files to look at. */
type Options = Deps & { store?: FileStore | undefined };

export const breakGlassRoutes: FastifyPluginAsyncZod<Options> = async (app, { store, ...deps }) => {
  app.get(
    '/break-glass',
    {
      schema: {
        summary: 'Requests to read a circle or to learn who asked, for network moderators',
        ...{ tags, querystring: PageQuery, response: { 200: EntryPage } },
      },
    },
    ({ actor, query }) => showEntries(deps.db, actor, query, deps.now()),
  );

  app.post(
    '/break-glass',
    {
      preHandler: limit(asksADay),
      schema: {
        summary: 'Ask to read a circle, or to learn who asked a topic; somebody else confirms it',
        ...{ tags, body: EntryStart, response: { 201: EntryView } },
      },
    },
    (request, reply) => {
      reply.status(201);
      return answerOnce(deps, request, reply, async (within) => {
        const { id } = await askForAccess(within, request.actor, request.body);
        return showEntry(within.db, request.actor, id, deps.now());
      });
    },
  );

  app.get(
    '/break-glass/:entryId',
    { schema: { summary: 'One request', tags, params: EntryPath, response: { 200: EntryView } } },
    ({ actor, params }) => showEntry(deps.db, actor, params.entryId, deps.now()),
  );

  app.put(
    '/break-glass/:entryId/decision',
    {
      schema: {
        summary: 'Confirm as the second moderator, or decline',
        ...{ tags, params: EntryPath, body: EntryDecision, response: { 200: EntryView } },
      },
    },
    async ({ actor, params, body }) => {
      await decideAccess(deps, actor, params.entryId, body);
      return showEntry(deps.db, actor, params.entryId, deps.now());
    },
  );

  app.delete(
    '/break-glass/:entryId',
    {
      schema: {
        summary: 'Close it before its time, or withdraw the request',
        ...{ tags, params: EntryPath, response: done },
      },
    },
    async ({ actor, params }, reply) => {
      await endAccess(deps, actor, params.entryId);
      return reply.status(204).send(null);
    },
  );

  const reading = { params: EntryPath, querystring: PageQuery };
  app.get(
    '/break-glass/:entryId/topics',
    {
      schema: {
        summary: 'The topics of a circle that is open to me; its members see that I looked',
        ...{ tags, ...reading, response: { 200: ReadTopics } },
      },
    },
    ({ actor, params, query }) => readTopics(deps, actor, params.entryId, query),
  );

  app.get(
    '/break-glass/:entryId/topics/:topicId/posts',
    {
      schema: {
        summary: 'What is said in a topic there; its members see that I looked',
        ...{ tags, ...reading, params: ReadTopicPath, response: { 200: ReadPosts } },
      },
    },
    ({ actor, params, query }) => readPosts(deps, actor, params, query),
  );

  app.get(
    '/break-glass/:entryId/topics/:topicId/brief',
    {
      schema: {
        summary: 'A topic there so far, in brief; its members see that I looked',
        ...{ tags, params: ReadTopicPath, response: { 200: ReadBrief } },
      },
    },
    ({ actor, params }) => readBrief(deps, actor, params),
  );

  app.get(
    '/break-glass/:entryId/topics/:topicId/check-in',
    {
      schema: {
        summary: 'What was shared in a round there; its members see that I looked',
        ...{ tags, ...reading, params: ReadTopicPath, response: { 200: ReadRound } },
      },
    },
    ({ actor, params, query }) => readRound(deps, actor, params, query),
  );

  if (store) {
    app.get(
      '/break-glass/:entryId/files/:attachmentId',
      {
        schema: {
          summary: 'A file of a post there; its members see that I looked',
          ...{ tags, params: ReadFilePath, response: { 200: z.string() } },
        },
      },
      async (request, reply) => {
        const { entryId, attachmentId } = request.params;
        const within = { ...deps, files: store };
        const shown = await readFile(within, request.actor, entryId, attachmentId);
        return sendFile(request, reply, shown);
      },
    );
  }

  app.get(
    '/break-glass/:entryId/author',
    {
      schema: {
        summary: 'Who asked an anonymous topic; its members and its author see that I looked',
        ...{ tags, params: EntryPath, response: { 200: RevealedAuthor } },
      },
    },
    ({ actor, params }) => revealAuthor(deps, actor, params.entryId),
  );

  app.get(
    '/spaces/:spaceId/break-glass',
    {
      schema: {
        summary: 'Who has looked into my circle, when, why, and at what',
        ...{ tags, params: CirclePath, querystring: PageQuery, response: { 200: LookPage } },
      },
    },
    ({ actor, params, query }) => showLooks(deps.db, actor, params.spaceId, query, deps.now()),
  );

  app.get(
    '/me/break-glass',
    {
      schema: {
        summary: 'Circles of mine that were opened, and I have not seen it yet',
        ...{ tags, response: { 200: GlassNoticeList } },
      },
    },
    ({ actor }) => showNotices(deps.db, actor),
  );

  app.put(
    '/me/break-glass/:entryId/seen',
    { schema: { summary: 'I have seen it', tags, params: EntryPath, response: done } },
    async ({ actor, params }, reply) => {
      await seeNotice(deps, actor, params.entryId);
      return reply.status(204).send(null);
    },
  );
};
