import type { FastifyPluginAsync } from 'fastify';
import { notFound, problemKinds } from '../problem.ts';

/** `GET /problems/{slug}`: what a problem means and what to do about it, for people and for programs. */
export const problemPages: FastifyPluginAsync = async (app) => {
  app.get(
    '/problems/:slug',
    { config: { access: 'anyone' }, schema: { hide: true } },
    async (request, reply) => {
      const { slug } = request.params as { slug: string };
      const kind = problemKinds().get(slug);
      if (!kind) throw notFound();
      if (request.headers.accept?.includes('json')) return reply.send(kind);
      const page = (
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width,initial-scale=1" />
            <title safe>{`${kind.title} · Hallway`}</title>
          </head>
          <body>
            <main>
              <h1 safe>{kind.title}</h1>
              <p safe>{kind.advice}</p>
              <p safe>{`Status ${kind.status}, type ${kind.slug}`}</p>
              <p>
                <a href="/">Back to Hallway</a>
              </p>
            </main>
          </body>
        </html>
      );
      return reply.type('text/html; charset=utf-8').send(`<!doctype html>${page}`);
    },
  );
};
