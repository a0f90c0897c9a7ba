import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { editPost } from './edit-post.ts';
import { renderMarkdown } from './markdown.ts';
import { react } from './react.ts';
import { removePost } from './remove-post.ts';
import { readIfMatch } from './rules.ts';
import {
  MarkdownDraft,
  MarkdownPreview,
  PostChange,
  PostForMe,
  PostPath,
  PostRemoval,
  ReactionPath,
  RevisionList,
} from './schemas.ts';
import { showOnePost, showRevisions } from './show-topics.ts';

const tags = ['posts'];
/** What is written here may be anonymous. */
const config = { namesNobody: true };

export const postRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.get(
    '/posts/:postId',
    { schema: { summary: 'A post', tags, params: PostPath, response: { 200: PostForMe } } },
    async (request, reply) => {
      const post = await showOnePost(deps, request.actor, request.params.postId);
      reply.header('etag', `"${post.version}"`);
      return post;
    },
  );

  app.patch(
    '/posts/:postId',
    {
      config,
      schema: {
        ...{ summary: 'Change my own words', tags },
        ...{ params: PostPath, body: PostChange, response: { 200: PostForMe } },
      },
    },
    async (request, reply) => {
      const { postId } = request.params;
      const expected = readIfMatch(request.headers['if-match']);
      await editPost(deps, request.actor, postId, request.body, expected);
      const post = await showOnePost(deps, request.actor, postId);
      reply.header('etag', `"${post.version}"`);
      return post;
    },
  );

  app.delete(
    '/posts/:postId',
    {
      config,
      schema: {
        ...{ summary: 'Take a post down; its place stays', tags },
        ...{ params: PostPath, body: PostRemoval, response: { 204: z.null() } },
      },
    },
    async (request, reply) => {
      const { postId } = request.params;
      await removePost(deps, request.actor, postId, request.body?.reason ?? null);
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/posts/:postId/revisions',
    {
      schema: {
        ...{ summary: 'What a post said before', tags },
        ...{ params: PostPath, response: { 200: RevisionList } },
      },
    },
    (request) => showRevisions(deps, request.actor, request.params.postId),
  );

  const reaction = { tags, params: ReactionPath, response: { 200: PostForMe } };
  app.put(
    '/posts/:postId/reactions/:kind',
    { config, schema: { summary: 'It helped, or I tried it', ...reaction } },
    async (request) => {
      const { postId, kind } = request.params;
      await react(deps, request.actor, postId, kind, true);
      return showOnePost(deps, request.actor, postId);
    },
  );
  app.delete(
    '/posts/:postId/reactions/:kind',
    { config, schema: { summary: 'Take my reaction back', ...reaction } },
    async (request) => {
      const { postId, kind } = request.params;
      await react(deps, request.actor, postId, kind, false);
      return showOnePost(deps, request.actor, postId);
    },
  );

  app.post(
    '/markdown-preview',
    {
      config,
      schema: {
        ...{ summary: 'What my words will look like', tags },
        ...{ body: MarkdownDraft, response: { 200: MarkdownPreview } },
      },
    },
    async ({ body: draft }) => ({ html: renderMarkdown(draft.body, draft.asksFacilitators).html }),
  );
};
