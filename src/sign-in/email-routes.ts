import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { confirmEmailChange, requestEmailChange } from './change-email.ts';
import { emailLimits, proofLimits } from './limits.ts';
import { EmailChange, LinkProof } from './schemas.ts';

/** Changing the address that one signs in with. */
export const emailRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.put(
    '/me/email',
    {
      preHandler: emailLimits,
      schema: {
        summary: 'Ask for another address, to be confirmed by its mail',
        body: EmailChange,
        response: { 202: z.null() },
      },
    },
    async ({ actor, body }, reply) => {
      await requestEmailChange(deps, actor, body.email);
      return reply.status(202).send(null);
    },
  );

  app.put(
    '/sign-in/email',
    {
      config: { access: 'anyone' },
      preHandler: proofLimits,
      schema: {
        summary: 'Confirm a new address with the token that was mailed to it',
        body: LinkProof,
        response: { 204: z.null() },
      },
    },
    async ({ body }, reply) => {
      await confirmEmailChange(deps, body.token);
      return reply.status(204).send(null);
    },
  );
};
