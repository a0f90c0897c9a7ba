import { timingSafeEqual } from 'node:crypto';
import fastifyPlugin from 'fastify-plugin';
import { collectDefaultMetrics, Histogram, Gauge as PrometheusGauge, Registry } from 'prom-client';
import type { Gauge } from './gauges.ts';
import { notFound } from './problem.ts';

/**
 * Prometheus metrics at `/metrics`: how long each route takes, and how the process is.
 *
 * @param token  the bearer token that a scraper must show; without one the address does not exist
 */
export const metrics = fastifyPlugin<{ token: string | undefined; gauges?: readonly Gauge[] }>(
  async (app, options) => {
    const registry = new Registry();
    for (const gauge of options.gauges ?? []) expose(registry, gauge);
    if (options.token !== undefined) collectDefaultMetrics({ register: registry });
    const duration = new Histogram({
      name: 'hallway_http_request_duration_seconds',
      help: 'Time from the first byte of a request to the last of its answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
      registers: [registry],
    });
    app.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'unknown';
      duration.observe(
        { method: request.method, route, status: reply.statusCode },
        reply.elapsedTime / 1000,
      );
    });

    app.get(
      '/metrics',
      { config: { access: 'anyone' }, schema: { hide: true } },
      async (request, reply) => {
        if (!isShown(request.headers.authorization, options.token)) throw notFound();
        return reply.type(registry.contentType).send(await registry.metrics());
      },
    );
  },
);

function isShown(authorization: string | undefined, token: string | undefined): boolean {
  if (token === undefined || authorization === undefined) return false;
  const given = Buffer.from(authorization);
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function expose(registry: Registry, { name, help, read }: Gauge): void {
  new PrometheusGauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await read());
    },
  });
}
