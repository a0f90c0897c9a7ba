import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import pino from 'pino';
import { z } from 'zod';
import type { Actor } from '../../../src/platform/actor.ts';
import { openDb, openPool } from '../../../src/platform/db.ts';
import type { Deps } from '../../../src/platform/deps.ts';
import { answerOnce } from '../../../src/platform/http/idempotency.ts';
import { buildServer } from '../../../src/platform/http/server.ts';
import { Instant } from '../../../src/platform/instant.ts';
import { createTestDatabase } from '../../support/database.ts';

const publicUrl = 'http://hallway.test';
const ana = '01900000-0000-7000-8000-00000000000a';
const ben = '01900000-0000-7000-8000-00000000000b';

const NoteBody = z.strictObject({ text: z.string().min(1).max(100) });
const NoteView = z.object({ id: z.string(), text: z.string(), at: Instant });

/** A capability as small as they come, so that the ways of HTTP are tested by themselves. */
const notes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  const schema = { body: NoteBody, response: { 201: NoteView } };
  app.post('/notes', { schema }, (request, reply) => {
    reply.status(201);
    return answerOnce(deps, request, reply, async ({ db }) => {
      const { rows } = await db.execute(
        sql`insert into notes (text) values (${request.body.text}) returning id::text as id`,
      );
      await new Promise((wake) => setTimeout(wake, 20));
      return {
        id: String(rows[0]?.id),
        text: request.body.text,
        at: deps.now(),
        secret: 'never shown',
      };
    });
  });
  app.post('/secrets', { schema }, (request, reply) =>
    answerOnce(
      deps,
      request,
      reply.status(201),
      async () => ({ id: '7', text: 's3cret', at: deps.now() }),
      {
        secret: true,
      },
    ),
  );
  app.get('/boom', { config: { access: 'anyone' } }, () => {
    throw new Error('the password is hunter2');
  });
};

describe('the ways of HTTP', () => {
  let app: FastifyInstance;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let pool: ReturnType<typeof openPool>;
  let rings = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = openPool(database.url, { max: 14, name: 'http-test' });
    await pool.query('create table notes (id serial primary key, text text not null)');
    const deps: Deps = {
      db: openDb(pool),
      now: () => new Date('2026-11-17T15:00:00Z'),
      log: pino({ level: 'silent' }),
      publicUrl,
      keys: [Buffer.alloc(32)],
      ring: () => {
        rings += 1;
      },
    };
    const actorOf = (token: string): Actor => ({
      personId: token.startsWith('ben') ? ben : ana,
      districtId: null,
      credentialId: ana,
      via: token.endsWith('session') ? 'session' : 'token',
      scopes: token.includes('reader') ? ['read'] : ['read', 'write'],
      secondFactor: true,
      since: new Date(0),
      termsAccepted: !token.includes('new'),
    });
    const authenticate = async (headers: {
      cookie?: string | undefined;
      authorization?: string | undefined;
    }) => {
      const token = headers.authorization?.slice('Bearer '.length) ?? headers.cookie;
      return token ? actorOf(token) : undefined;
    };
    app = await buildServer(deps, { authenticate });
    await app.register(notes, { ...deps, prefix: '/api' });
    await app.ready();
  });
  afterAll(async () => {
    await app.close();
    await pool.end();
    await database.drop();
  });

  const post = (payload: unknown, headers: Record<string, string> = {}, url = '/api/notes') =>
    app.inject({
      method: 'POST',
      url,
      headers: { authorization: 'Bearer ana', 'content-type': 'application/json', ...headers },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    });
  const countNotes = async () =>
    Number((await pool.query('select count(*)::int n from notes')).rows[0].n);

  it('answers only what the view names', async () => {
    const reply = await post({ text: 'one' });
    expect(reply.statusCode).toBe(201);
    expect(reply.json()).toEqual({
      id: expect.any(String),
      text: 'one',
      at: '2026-11-17T15:00:00.000Z',
    });
    expect(reply.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  it.each([
    ['an unknown key', '{"text":"x","role":"admin"}', 400, '#/'],
    ['a wrong type', '{"text":7}', 400, '#/text'],
    ['__proto__', '{"text":"x","__proto__":{"a":1}}', 400, undefined],
    ['constructor', '{"text":"x","constructor":{"prototype":{"a":1}}}', 400, undefined],
    ['NUL', '{"text":"a\\u0000b"}', 400, '#/text'],
    ['a lone surrogate', '{"text":"a\\ud800b"}', 400, '#/text'],
    ['broken JSON', '{"text":', 400, undefined],
    ['no body', '', 400, undefined],
    ['nesting without end', `${'['.repeat(5000)}${']'.repeat(5000)}`, 400, undefined],
    ['a body over the limit', JSON.stringify({ text: 'x'.repeat(600_000) }), 413, undefined],
  ])('refuses %s with a problem and writes nothing', async (_what, payload, status, pointer) => {
    const before = await countNotes();
    const reply = await post(payload);
    expect(reply.statusCode).toBe(status);
    expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const problem = reply.json();
    expect(problem).toMatchObject({
      type: expect.stringContaining(`${publicUrl}/problems/`),
      status,
    });
    if (pointer) expect(problem.errors[0].pointer).toContain(pointer.replace(/\/$/, ''));
    expect(await countNotes()).toBe(before);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'refuses a body of %s with 415',
    async (type) => {
      const reply = await post('{"text":"x"}', { 'content-type': type });
      expect(reply.statusCode).toBe(415);
    },
  );

  it('keeps its own faults to itself', async () => {
    const reply = await app.inject({ url: '/api/boom' });
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toContain('hunter2');
    expect(reply.json().type).toBe(`${publicUrl}/problems/internal-error`);
  });

  it('runs a write once when twelve requests with one key arrive at once', async () => {
    const before = await countNotes();
    const headers = { 'idempotency-key': 'the-same' };
    const replies = await Promise.all(
      Array.from({ length: 12 }, () => post({ text: 'once' }, headers)),
    );
    expect(replies.map((reply) => reply.statusCode)).toEqual(Array(12).fill(201));
    expect(new Set(replies.map((reply) => reply.body)).size).toBe(1);
    const types = replies.map((reply) => String(reply.headers['content-type']));
    expect(types).toEqual(Array(12).fill('application/json; charset=utf-8'));
    expect(replies[0]?.body).not.toContain('never shown');
    expect(await countNotes()).toBe(before + 1);
  });

  it('refuses a key that named another request, and keeps keys of two people apart', async () => {
    const headers = { 'idempotency-key': 'mine' };
    await post({ text: 'first' }, headers);
    expect((await post({ text: 'second' }, headers)).statusCode).toBe(422);
    expect(
      (await post({ text: 'second' }, { ...headers, authorization: 'Bearer ben' })).statusCode,
    ).toBe(201);
  });

  it('does not keep a key of a refused write', async () => {
    const headers = { 'idempotency-key': 'refused' };
    expect((await post({ text: '' }, headers)).statusCode).toBe(400);
    expect((await post({ text: 'better' }, headers)).statusCode).toBe(201);
  });

  it('does not keep an answer that held a secret', async () => {
    const headers = { 'idempotency-key': 'secret' };
    expect((await post({ text: 'x' }, headers, '/api/secrets')).statusCode).toBe(201);
    const again = await post({ text: 'x' }, headers, '/api/secrets');
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ id: '7' });
    const { rows } = await pool.query("select body from idempotency_keys where key = 'secret'");
    expect(rows).toEqual([{ body: null }]);
  });

  it.each([
    ['another site', { origin: 'https://evil.test' }],
    ['a page without an origin', { origin: 'null' }],
    ['another site, by fetch metadata', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses a cookie write that comes from %s', async (_who, headers) => {
    const own = { cookie: 'ana-session', 'content-type': 'application/json' };
    const refused = await app.inject({
      method: 'POST',
      url: '/api/notes',
      headers: { ...own, ...headers },
      payload: { text: 'x' },
    });
    expect(refused.statusCode).toBe(403);
    expect(refused.json().type).toContain('wrong-origin');
    const fromUs = await app.inject({
      method: 'POST',
      url: '/api/notes',
      headers: { ...own, origin: publicUrl },
      payload: { text: 'x' },
    });
    expect(fromUs.statusCode).toBe(201);
  });

  it('lets a token do what its scopes say, and nobody write before the terms', async () => {
    expect((await post({ text: 'x' }, { authorization: 'Bearer reader' })).json().type).toContain(
      'scope-missing',
    );
    expect(
      (await post({ text: 'x' }, { authorization: 'Bearer new-session' })).json().type,
    ).toContain('terms-not-accepted');
  });

  it('rings the relay after a write and not after a read or a refusal', async () => {
    await post({ text: 'x' });
    const after = rings;
    await post({ text: '' });
    await app.inject({ url: '/health/live' });
    expect(rings).toBe(after);
    await post({ text: 'y' });
    expect(rings).toBe(after + 1);
  });

  it('answers 503 with Retry-After while PostgreSQL is away', async () => {
    const gone = openPool('postgres://nobody@127.0.0.1:1/none', { max: 2, name: 'gone' });
    const deps: Deps = {
      db: openDb(gone),
      now: () => new Date(),
      log: pino({ level: 'silent' }),
      publicUrl,
      keys: [Buffer.alloc(32)],
      ring: () => undefined,
    };
    const authenticate = async () => ({
      personId: ana,
      districtId: null,
      credentialId: ana,
      via: 'session' as const,
      scopes: [],
      secondFactor: true,
      since: new Date(0),
      termsAccepted: true,
    });
    const lost = await buildServer(deps, { authenticate });
    await lost.register(notes, { ...deps, prefix: '/api' });
    const write = await lost.inject({
      method: 'POST',
      url: '/api/notes',
      headers: { authorization: 'Bearer x' },
      payload: { text: 'x' },
    });
    expect(write.statusCode).toBe(503);
    expect(write.headers['retry-after']).toBe('2');
    expect((await lost.inject({ url: '/health/ready' })).json()).toEqual({
      status: 'down',
      waitingFor: ['PostgreSQL'],
    });
    expect((await lost.inject({ url: '/health/live' })).statusCode).toBe(200);
    await lost.close();
    await gone.end();
  });
});
