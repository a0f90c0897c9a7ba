type Kind = { slug: string; status: number; title: string; advice: string };

const kinds = new Map<string, Kind>();

/** What went wrong, said so that a person and a program can both act on it (RFC 9457). */
export class Problem extends Error {
  override name = 'Problem';
  readonly kind: Kind;
  readonly detail: string | undefined;
  readonly extra: object;

  constructor(kind: Kind, detail?: string, extra: object = {}) {
    super(detail ?? kind.title);
    this.kind = kind;
    this.detail = detail;
    this.extra = extra;
  }
}

/**
 * Declares a kind of problem; calling the result makes one to throw.
 *
 * @param slug    names it for programs, stable for ever: the end of the problem's `type`
 * @param advice  what the reader can do about it, shown by `GET /problems/{slug}`
 */
export function defineProblem(slug: string, status: number, title: string, advice = '') {
  const kind: Kind = { slug, status, title, advice };
  kinds.set(slug, kind);
  return (detail?: string, extra?: object) => new Problem(kind, detail, extra);
}

/** Every kind that the loaded code can answer with, by slug. */
export const problemKinds = (): ReadonlyMap<string, Kind> => kinds;

/** The body of a problem answer; `instance` is the id of the request, for asking about it. */
export const problemBody = (problem: Problem, publicUrl: string, instance?: string) => ({
  type: `${publicUrl}/problems/${problem.kind.slug}`,
  title: problem.kind.title,
  status: problem.kind.status,
  ...(problem.detail === undefined ? {} : { detail: problem.detail }),
  ...(instance === undefined ? {} : { instance }),
  ...problem.extra,
});

export const invalidInput = defineProblem(
  'invalid-input',
  400,
  'Some of what you sent is not valid',
  'Each entry of `errors` points at a value and says what is expected of it. Correct it and send again.',
);
export const notSignedIn = defineProblem(
  'not-signed-in',
  401,
  'Sign in first',
  'Your session has ended or there is none. Sign in and try again; drafts are kept on your device.',
);
export const forbidden = defineProblem(
  'forbidden',
  403,
  'You may not do this',
  'You can see this, but changing it is up to someone else. Ask a facilitator or an administrator.',
);
export const notFound = defineProblem(
  'not-found',
  404,
  'There is nothing here',
  'The address may be mistyped, or the thing is not, or no longer, open to you.',
);
