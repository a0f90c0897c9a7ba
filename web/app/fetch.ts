import { noteAnswer, noteSilence } from './connection.ts';
import { newKey } from './ids.ts';

/** A refusal by the server, in the words of RFC 9457. Pages choose their words by `type`. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  /** The last part of the problem's address, such as `not-found`. */
  readonly type: string;
  readonly status: number;
  /** What to say about single values, by JSON pointer. */
  readonly errors: { pointer: string; detail: string }[];
  readonly requestId: string | undefined;
  readonly body: Record<string, unknown>;

  constructor(status: number, body: Record<string, unknown>, requestId: string | undefined) {
    super(String(body.detail ?? body.title ?? status));
    this.type = String(body.type ?? 'unknown').replace(/^.*\//, '');
    this.status = status;
    this.errors = Array.isArray(body.errors) ? body.errors : [];
    this.requestId = requestId ?? (typeof body.instance === 'string' ? body.instance : undefined);
    this.body = body;
  }
}

/** The server could not be reached. Nothing is known about what was asked. */
export class NoConnection extends Error {
  override name = 'NoConnection';
}

export const isProblem = (error: unknown, ...types: string[]): error is ApiProblem =>
  error instanceof ApiProblem && (types.length === 0 || types.includes(error.type));

type Options = {
  body?: unknown;
  signal?: AbortSignal;
  /** The idempotency key of a POST; without one, it is a new one. */
  key?: string;
  /** The version that was read, of a document that several people edit. */
  match?: string;
  /** The page is being left: the request goes on without it. */
  leaving?: boolean;
};

/**
 * Asks the API.
 *
 * @param path  below `/api`, with its query
 * @throws      ApiProblem for a refusal, NoConnection when there is no answer
 */
export async function ask<View>(
  method: string,
  path: string,
  options: Options = {},
): Promise<View> {
  const headers = new Headers({ accept: 'application/json' });
  if (options.body !== undefined) headers.set('content-type', 'application/json');
  if (method === 'POST') headers.set('idempotency-key', options.key ?? newKey());
  if (options.match) headers.set('if-match', options.match);
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (options.body !== undefined) init.body = JSON.stringify(options.body);
  if (options.leaving) init.keepalive = true;
  if (options.signal) init.signal = options.signal;

  const answer = await reach(`/api${path}`, init);
  if (answer.status === 204) return undefined as View;
  const isJson = /\bjson\b/.test(answer.headers.get('content-type') ?? '');
  const content = isJson ? await answer.json() : await answer.text();
  if (answer.ok) return content as View;
  const requestId = answer.headers.get('x-request-id') ?? undefined;
  throw new ApiProblem(answer.status, isJson ? content : {}, requestId);
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    const answer = await fetch(url, init);
    noteAnswer(answer.headers.get('saved-at'));
    return answer;
  } catch (error) {
    if (init.signal?.aborted) throw error;
    noteSilence();
    throw new NoConnection(String(error));
  }
}

export const get = <View>(path: string, signal?: AbortSignal) =>
  ask<View>('GET', path, signal ? { signal } : {});
export const post = <View>(path: string, body: unknown = {}, key?: string) =>
  ask<View>('POST', path, key ? { body, key } : { body });
export const put = <View>(path: string, body?: unknown) => ask<View>('PUT', path, { body });
export const patch = <View>(path: string, body: unknown) => ask<View>('PATCH', path, { body });
export const remove = <View>(path: string) => ask<View>('DELETE', path);
