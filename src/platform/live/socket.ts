import websocket from '@fastify/websocket';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { asyncApi } from '../http/asyncapi.ts';
import { type Authenticate, wrongOrigin } from '../http/requests.ts';
import { defineProblem } from '../problem.ts';
import { networkOf } from './connection.ts';
import type { Hub } from './hub.ts';

export const upgradeNeeded = defineProblem(
  'upgrade-needed',
  426,
  'This address speaks websocket',
  'Open a websocket here; `/api/asyncapi.json` says what to send.',
);
export const tooManySockets = defineProblem(
  'too-many-sockets',
  429,
  'There are as many live connections as one may have',
  'Close pages that are no longer needed and try again in a minute.',
);
export const stopping = defineProblem(
  'stopping',
  503,
  'This process is about to stop',
  'Connect again: another one answers.',
);

type Options = {
  hub: Hub;
  authenticate: Authenticate;
  publicUrl: string;
  /** Origins from which pages may connect with a cookie, beside that of `publicUrl`: `https://hallway.example`. */
  origins?: readonly string[];
};

const largestFrame = 16 * 1024;

/**
 * The live socket at `/api/live` and its description at `/api/asyncapi.json`. Registered before the routes, so that
 * an upgrade at any other address is closed too.
 */
export const liveSocket = fastifyPlugin<Options>(async (app, options) => {
  const { hub, authenticate, publicUrl } = options;
  const origins = new Set([new URL(publicUrl).origin, ...(options.origins ?? [])]);
  await app.register(websocket, {
    options: { maxPayload: largestFrame, perMessageDeflate: false, clientTracking: false },
    // The socket closes itself with the right code, as for a frame that is too large; there is nothing to add.
    errorHandler: () => undefined,
    preClose: (done: () => void) => void hub.stop().finally(done),
  });

  // Nobody reads a connection that asked to be upgraded and was answered like any other: it would stay open for ever.
  app.addHook('onResponse', async ({ raw }) => {
    if ((raw as { upgrade?: boolean }).upgrade) raw.socket.destroy();
  });

  const document = asyncApi(hub.channels, publicUrl);
  app.get(
    '/api/asyncapi.json',
    { config: { access: 'anyone' }, schema: { hide: true } },
    async (_request, reply: FastifyReply) => reply.type('application/json').send(document),
  );

  app.route({
    method: 'GET',
    url: '/api/live',
    exposeHeadRoute: false,
    schema: { hide: true },
    preValidation: async (request) => letIn(hub, origins, request),
    handler: async () => {
      throw upgradeNeeded();
    },
    wsHandler: (ws, request) => hub.receive(ws, request, authenticate),
  });
});

/**
 * A browser sends its cookie along with a socket that any page opens, and no preflight stops it: only the `Origin`
 * tells whose page it is. A missing one and `null` are nobody's.
 */
function letIn(hub: Hub, origins: ReadonlySet<string>, request: FastifyRequest): void {
  const { origin, authorization } = request.headers;
  if (authorization === undefined && !origins.has(origin ?? '')) throw wrongOrigin();
  if (hub.isStopping()) throw stopping();
  if (hub.isFull(request.actor.personId, networkOf(request.ip))) throw tooManySockets();
}
