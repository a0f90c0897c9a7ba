import type { FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { Actor } from '../actor.ts';
import type { LookUp } from '../look-ups.ts';
import { defineProblem, notSignedIn } from '../problem.ts';
import { tooOften } from './limits.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may reach the route at all; what they may do there is the capability's policy. Without it: signed in. */
    access?: 'anyone' | 'signed-in';
    /** True for the few writes that are open before the terms are accepted: accepting them, signing out. */
    beforeTerms?: boolean;
    /** True where what is written may be anonymous: who asked is kept neither in the log nor with an Idempotency-Key. */
    namesNobody?: boolean;
    /** True where other sites may write too, such as a mail program's one-click unsubscribe. */
    fromAnywhere?: boolean;
  }
  interface FastifyRequest {
    /** Who is asking, or undefined. */
    visitor: Actor | undefined;
    /** Who is asking; throws `not-signed-in` when nobody is. */
    readonly actor: Actor;
  }
}

export const wrongOrigin = defineProblem(
  'wrong-origin',
  403,
  'This request did not come from Hallway',
  'Open Hallway at its own address and try again. Programs use an access token in place of the cookie.',
);
export const scopeMissing = defineProblem(
  'scope-missing',
  403,
  'This access token may not do that',
  'Make a token with the scope that `detail` names.',
);

export const termsNotAccepted = defineProblem(
  'terms-not-accepted',
  403,
  'Accept the terms first',
  'Open Hallway, read the terms, accept them and say that you are an adult. Until then you can read.',
);

type Headers = { cookie?: string | undefined; authorization?: string | undefined };

/** @param lookUp  asked before a credential that is not remembered is looked up, told when it was no good */
export type Authenticate = (headers: Headers, lookUp?: LookUp) => Promise<Actor | undefined>;

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Finds out who is asking, closes routes that are not for everyone, and refuses writes sent by other sites. */
export const identity = fastifyPlugin<{
  authenticate: Authenticate;
  publicUrl: string;
  ring: () => void;
  /** Bounds what is looked up for each request; without it nothing does. */
  lookUps?: ((request: FastifyRequest) => LookUp) | undefined;
}>(async (app, { authenticate, publicUrl, ring, lookUps }) => {
  const origin = new URL(publicUrl).origin;
  app.decorateRequest('visitor', undefined);
  app.decorateRequest('actor', {
    getter() {
      if (!this.visitor) throw notSignedIn();
      return this.visitor;
    },
  });

  app.addHook('onRequest', async (request, reply) => {
    const { cookie, authorization } = request.headers;
    if (cookie !== undefined || authorization !== undefined) {
      const lookUp = lookUps?.(request);
      request.visitor = await authenticate({ cookie, authorization }, lookUp);
      if (lookUp?.retryAfter) refuseUnknown(request, reply, lookUp.retryAfter);
    }
    const { access, fromAnywhere } = request.routeOptions.config;
    if (!fromAnywhere) refuseOtherSites(request, origin);
    if (access !== 'anyone' && !request.is404) refuseActor(request);
  });

  app.addHook('onResponse', async (request, reply) => {
    if (!safe.has(request.method) && reply.statusCode < 400) ring();
  });
});

/** What anyone may read stays open to whoever was not looked up; with all else they wait. */
function refuseUnknown(request: FastifyRequest, reply: FastifyReply, retryAfter: number): void {
  if (request.routeOptions.config.access === 'anyone' && safe.has(request.method)) return;
  reply.header('retry-after', retryAfter);
  throw tooOften(`Try again in ${retryAfter} s`, { retryAfter });
}

/** A browser tells where a write comes from; a program with an access token has no ambient rights to borrow. */
function refuseOtherSites(request: FastifyRequest, origin: string): void {
  if (safe.has(request.method) || request.headers.authorization !== undefined) return;
  const from = request.headers.origin;
  const crossSite = request.headers['sec-fetch-site'] === 'cross-site';
  if (crossSite || (from !== undefined && from !== origin)) throw wrongOrigin();
}

function refuseActor(request: FastifyRequest): void {
  const { via, scopes, termsAccepted } = request.actor;
  const reads = safe.has(request.method);
  if (via === 'token') {
    const needed = reads ? 'read' : 'write';
    if (!scopes.includes(needed)) throw scopeMissing(`This needs the scope "${needed}"`);
    return; // made by someone who accepted the terms, or by who runs this Hallway and answers for it
  }
  if (!reads && !termsAccepted && !request.routeOptions.config.beforeTerms)
    throw termsNotAccepted();
}
