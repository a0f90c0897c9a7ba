import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';
import { notFound } from '../problem.ts';

const year = 31_536_000_000;
const notPages = /^\/(api|health|metrics|problems|calendar|assets|dev)(\/|$)/;

/**
 * The web app: its files, and its one page for every address that a person may open in it.
 *
 * @param folder  where Vite built it; files under `assets/` carry a hash and are kept by browsers for a year. Where a copy
 *                for an encoding lies beside a file (`.br`, `.gz`), whoever understands it gets that
 */
export const webApp: FastifyPluginAsync<{ folder: string }> = async (app, { folder }) => {
  if (!existsSync(join(folder, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    serve: false,
    cacheControl: false,
    preCompressed: true,
  });

  app.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    config: { access: 'anyone' },
    schema: { hide: true },
    handler: async (request, reply) => {
      const [path = ''] = request.url.split('?');
      const file = decodeURIComponent(path.slice(1));
      if (
        file !== '' &&
        !file.includes('..') &&
        /\.\w+$/.test(file) &&
        existsSync(join(folder, file))
      ) {
        const hashed = path.startsWith('/assets/');
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
        return reply.sendFile(file, { maxAge: hashed ? year : 0, cacheControl: false });
      }
      if (notPages.test(path)) throw notFound();
      return reply
        .header('cache-control', 'no-cache')
        .sendFile('index.html', { cacheControl: false });
    },
  });
};
