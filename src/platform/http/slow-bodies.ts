import type { FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True where a body may take minutes to come, as files do on slow wifi; the server's own limit holds there. */
    largeBody?: boolean;
  }
}

const patienceMs = 15_000;

const hasBody = (headers: FastifyRequest['headers']): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * Cuts who takes longer than 15 seconds to say what they want. A large body is given its time where it is wanted; once it
 * is answered, or refused, the rest has to come in those 15 seconds as well.
 */
export const slowBodies = fastifyPlugin<{ patienceMs?: number }>(async (app, options) => {
  const patience = options.patienceMs ?? patienceMs;
  const cutLater = ({ raw }: FastifyRequest) => {
    if (raw.complete || !hasBody(raw.headers)) return;
    const timer = setTimeout(() => raw.destroy(), patience).unref();
    raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
  };
  app.addHook('onRequest', async (request) => {
    if (!request.routeOptions.config.largeBody) cutLater(request);
  });
  app.addHook('onResponse', async (request) => {
    if (request.routeOptions.config.largeBody) cutLater(request);
  });
});
