import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance, LogController, type RouteOptions } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import type { Deps } from '../deps.ts';
import type { Gauge } from '../gauges.ts';
import { countLookUps } from '../look-ups.ts';
import { metrics } from '../metrics.ts';
import { healthRoutes } from './health.ts';
import { type Counter, createLocalCounter } from './limit-counts.ts';
import { rateLimits } from './limits.ts';
import { openApi } from './openapi.ts';
import { problemAnswers } from './problem-answers.ts';
import { problemPages } from './problem-pages.tsx';
import { type Authenticate, identity } from './requests.ts';
import { securityHeaders } from './security-headers.ts';
import { serializerCompiler } from './serialize.ts';
import { slowBodies } from './slow-bodies.ts';
import { refuseUnsafe } from './text-guard.ts';

export type ServerOptions = {
  authenticate: Authenticate;
  /** Which proxies may say where a request came from, as Fastify's `trustProxy`; nobody by default. */
  trustProxy?: string | boolean;
  metricsToken?: string | undefined;
  gauges?: readonly Gauge[];
  /** Where is counted what is asked for too often; in this process alone unless told. */
  counter?: Counter;
  /** False only where speed is measured. */
  limited?: boolean;
  isStopping?: () => boolean;
  /** Told of every route as it is added. */
  onRoute?: (route: RouteOptions) => void;
};

const bodyLimit = 512 * 1024; // a post of 64 KiB, each character escaped, and room around it

/** A server with the ways of HTTP that every route shares, and no capability yet. */
export async function buildServer(deps: Deps, options: ServerOptions): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: options.trustProxy ?? false,
    bodyLimit,
    requestTimeout: 180_000, // of a file on slow wifi; of everything else, see slow-bodies.ts
    keepAliveTimeout: 72_000,
    http: { maxHeaderSize: 16 * 1024, headersTimeout: 10_000 },
    routerOptions: { maxParamLength: 500 },
  });
  if (options.onRoute) app.addHook('onRoute', options.onRoute);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');

  await app.register(problemAnswers, { publicUrl: deps.publicUrl });
  await app.register(securityHeaders, { publicUrl: deps.publicUrl });
  await app.register(cookie);
  const { authenticate, limited = true, counter = createLocalCounter() } = options;
  const lookUps = limited ? countLookUps(counter) : undefined;
  await app.register(identity, { ...deps, authenticate, lookUps });
  await app.register(slowBodies);
  app.addHook('preValidation', async (request) => refuseUnsafe(request.body));
  letGoWhenStopping(app);
  logAnswers(app);
  await app.register(rateLimits, {
    counter,
    key: deps.keys[0],
    enabled: limited,
  });
  await app.register(metrics, {
    token: options.metricsToken,
    ...(options.gauges && { gauges: options.gauges }),
  });
  await app.register(openApi, { publicUrl: deps.publicUrl, version: '0.1.0' });
  const isStopping = options.isStopping ?? (() => false);
  await app.register(healthRoutes, { db: deps.db, isStopping });
  await app.register(problemPages);
  return app;
}

/** An answer still under way when the stop begins ends its connection: kept alive, it would hold up the stop. */
function letGoWhenStopping(app: FastifyInstance): void {
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping) reply.header('connection', 'close');
    done(null, payload);
  });
}

/** One line an answer, by the route's pattern: an address may hold what is nobody's business. */
function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const level = reply.statusCode < 400 ? 'debug' : 'info';
    const { method, routeOptions } = request;
    const { statusCode: status, elapsedTime } = reply;
    const person = routeOptions.config.namesNobody ? undefined : request.visitor?.personId;
    const line = { method, route: routeOptions.url, status, ms: Math.round(elapsedTime), person };
    request.log[level](line, 'answered');
  });
}
