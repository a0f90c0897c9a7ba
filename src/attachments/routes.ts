import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import type { FileDeps, FileStore } from '../platform/file-store.ts';
import { receiveFile } from '../platform/files/receive.ts';
import { answerOnce } from '../platform/http/idempotency.ts';
import { byPerson, type Limit, limit } from '../platform/http/limits.ts';
import { usedBy } from './queries.ts';
import { fileTooLarge } from './rules.ts';
import { AttachmentPath, AttachmentView, RoomView, UploadQuery } from './schemas.ts';
import { sendFile } from './send-file.ts';
import { type MayReadSubject, showFile } from './show-file.ts';
import { takeBackFile } from './take-back-file.ts';
import { uploadFile } from './upload-file.ts';

export type FileLimits = { mostFileBytes: number; quotaBytes: number };
type Options = Deps & { store: FileStore; limits: FileLimits; mayReadSubject: MayReadSubject };

const tags = ['attachments'];
const uploads: Limit = { name: 'upload', max: 120, windowSeconds: 600, by: byPerson };
const body = 'application/octet-stream';

export const attachmentRoutes: FastifyPluginAsyncZod<Options> = async (app, options) => {
  const { store, limits, mayReadSubject, ...own } = options;
  const deps: FileDeps = { ...own, files: store };
  const { mostFileBytes, quotaBytes } = limits;
  const tooLarge = () => fileTooLarge(undefined, { mostBytes: mostFileBytes });
  // The bytes stay in the socket until someone has been asked whether they are wanted.
  app.addContentTypeParser(body, (_request, _payload, done) => done(null, undefined));

  app.post(
    '/attachments',
    {
      config: { largeBody: true },
      bodyLimit: mostFileBytes,
      preHandler: limit(uploads),
      schema: {
        ...{ summary: 'Upload a file, to go with what I write', tags, consumes: [body] },
        description: `The bytes themselves as \`${body}\`, the name in the query. Within a day, name its id in a post.`,
        ...{ querystring: UploadQuery, response: { 201: AttachmentView } },
      },
    },
    async (request, reply) => {
      if (Number(request.headers['content-length'] ?? 0) > mostFileBytes) throw tooLarge();
      const { raw, query, actor } = request;
      const arrived = await receiveFile(raw, store.incoming, mostFileBytes, tooLarge);
      try {
        request.body = { sha256: arrived.sha256 }; // what an Idempotency-Key stands for
        const file = { name: query.name, read: arrived.read };
        reply.status(201);
        return await uploadFile(deps, actor.personId, file, quotaBytes, (write) =>
          answerOnce(deps, request, reply, write),
        );
      } finally {
        await arrived.drop();
      }
    },
  );

  app.delete(
    '/attachments/:attachmentId',
    {
      schema: {
        summary: 'Take back a file that is not attached yet',
        ...{ tags, params: AttachmentPath, response: { 204: z.null() } },
      },
    },
    async ({ actor, params }, reply) => {
      await takeBackFile(deps, actor, params.attachmentId);
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/attachments/:attachmentId',
    {
      schema: {
        summary: 'A file, for whoever may read what it is attached to',
        ...{ tags, params: AttachmentPath, response: { 200: z.string() } },
      },
    },
    async (request, reply) => {
      const { actor, params } = request;
      const shown = await showFile(deps, actor, params.attachmentId, 'whole', mayReadSubject);
      return sendFile(request, reply, shown);
    },
  );

  app.get(
    '/attachments/:attachmentId/preview',
    {
      schema: {
        summary: 'A picture, small and still',
        ...{ tags, params: AttachmentPath, response: { 200: z.string() } },
      },
    },
    async (request, reply) => {
      const { actor, params } = request;
      const shown = await showFile(deps, actor, params.attachmentId, 'preview', mayReadSubject);
      return sendFile(request, reply, shown, 'preview');
    },
  );

  app.get(
    '/me/attachments',
    { schema: { summary: 'My room for files', tags, response: { 200: RoomView } } },
    async ({ actor }) => ({ usedBytes: await usedBy(deps.db, actor.personId), ...limits }),
  );
};
