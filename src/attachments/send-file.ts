import type { FastifyReply, FastifyRequest } from 'fastify';
import { imageType } from './file-kinds.ts';
import { disposition } from './file-names.ts';
import type { Shown } from './show-file.ts';

/**
 * Only pictures, which are our own making, open in the page; everything else is saved. Whoever opens one by its address
 * gets a page that can do nothing. It is asked for anew each time, since the post may be gone; the same bytes are not sent twice.
 */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { file, open }: Shown,
  which: 'whole' | 'preview' = 'whole',
) {
  const isWhole = which === 'whole';
  const bytes = isWhole ? file.bytes : (file.previewBytes ?? 0);
  const tag = `"${file.id}${isWhole ? '' : '-preview'}"`;
  reply
    .header('etag', tag)
    .header('cache-control', 'private, no-cache')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header(
      'content-disposition',
      disposition(file.type === imageType ? 'inline' : 'attachment', file.name),
    );
  if (request.headers['if-none-match'] === tag) return reply.status(304).send();
  const stream = await open();
  reply.type(file.type).header('content-length', bytes);
  return reply.send(stream as unknown as string); // a stream goes out as it is, past the serialiser
}
