import fastifyPlugin from 'fastify-plugin';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { errorCode, isDatabaseAway } from '../db.ts';
import { defineProblem, invalidInput, notFound, Problem, problemBody } from '../problem.ts';

export const databaseAway = defineProblem(
  'database-away',
  503,
  'Hallway cannot reach its database just now',
  'Wait for the seconds that Retry-After names and send the same again, with the same Idempotency-Key: the last write may have been kept.',
);
export const tooBusy = defineProblem(
  'too-busy',
  503,
  'Too many people are changing this at once',
  'Nothing was changed. Send the same again in a moment.',
);
export const unreadable = defineProblem(
  'unreadable-request',
  400,
  'The request could not be read',
  'Send valid JSON in UTF-8 with `content-type: application/json`, and an address without odd characters.',
);
export const tooLarge = defineProblem(
  'too-large',
  413,
  'The request is larger than Hallway takes',
  'Shorten what you send; `detail` names the limit where there is one.',
);
export const wrongContentType = defineProblem(
  'wrong-content-type',
  415,
  'Hallway reads JSON',
  'Send the body as JSON with `content-type: application/json`.',
);
export const ourFault = defineProblem(
  'internal-error',
  500,
  'Something went wrong on our side',
  'Nothing you did. Try again; if it stays, tell the people who run this Hallway the value of `instance`.',
);

const retrySeconds = 2;
const lockTimeouts = new Set(['55P03', '40001', '40P01', '57014']);

/** What to answer for anything that was thrown. What is not a refusal is our fault, and told without its message. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map(({ instancePath, message }) => ({
      pointer: `#${instancePath}`,
      detail: message ?? 'Not valid',
    }));
    return invalidInput(undefined, { errors });
  }
  if (isDatabaseAway(error)) return databaseAway();
  const code = errorCode(error) ?? '';
  if (lockTimeouts.has(code)) return tooBusy();
  if (code === '22021' || code === '22P05')
    return invalidInput('Text must not hold the character U+0000');
  if (!(error instanceof Error)) return ourFault();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (status === 413) return tooLarge();
  if (status === 415) return wrongContentType();
  if (typeof status === 'number' && status >= 400 && status < 500)
    return unreadable((error as Error).message);
  return ourFault();
}

/** Answers everything that is thrown, and every unknown address, as RFC 9457 says. */
export const problemAnswers = fastifyPlugin<{ publicUrl: string }>(async (app, { publicUrl }) => {
  app.setErrorHandler((error, request, reply) => {
    const problem = asProblem(error);
    const { status, slug } = problem.kind;
    if (slug === 'internal-error') request.log.error({ err: error }, 'unexpected failure');
    else if (status >= 500) request.log.warn({ code: errorCode(error), slug }, 'unavailable');
    if (status === 503) reply.header('retry-after', retrySeconds);
    const body = JSON.stringify(problemBody(problem, publicUrl, request.id));
    return reply
      .status(status)
      .type('application/problem+json; charset=utf-8')
      .serializer(String)
      .send(body);
  });
  app.setNotFoundHandler(() => {
    throw notFound();
  });
});
