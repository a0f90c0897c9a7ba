import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { WebSocket } from 'ws';
import { eventually } from '../support/eventually.ts';
import { pause } from './support/crowd.ts';
import { ask, openNetwork } from './support/network.ts';
import { startOwnPostgres } from './support/own-postgres.ts';
import { canStartRedis, startOwnRedis } from './support/own-redis.ts';

type Answer = { status: number; retryAfter: string | null; ms: number };
type Heard = { bodies: string[]; sequences: number[]; isOpen: () => boolean; leave(): void };

const crashes = Number(process.env.HALLWAY_CHAOS_KILLS ?? 4);
const writersCount = 8;
const boundMs = 20_000;

jest.setTimeout(240_000);

// Control: take the client's `error` listener out of `openPool` in src/platform/db.ts, and the API process dies.
(canStartRedis ? describe : describe.skip)('B4: PostgreSQL is ended hard, and frozen', () => {
  let redis: Awaited<ReturnType<typeof startOwnRedis>>;
  let postgres: Awaited<ReturnType<typeof startOwnPostgres>>;
  let network: Awaited<ReturnType<typeof openNetwork>>;
  let stopped = false;
  beforeAll(async () => {
    [redis, postgres] = await Promise.all([startOwnRedis(), startOwnPostgres()]);
    network = await openNetwork(redis.url, { apis: 1, workers: 1 }, postgres.url);
  });
  afterAll(async () => {
    stopped = true;
    postgres.thaw();
    await network.close();
    await postgres.stop();
    await redis.stop();
  });

  it('answers 503 meanwhile, keeps its sockets, loses and doubles nothing, and goes on by itself', async () => {
    const [api] = network.apis;
    const [worker] = network.workers;
    if (!api || !worker) throw new Error('no processes');
    const { address } = api;
    const people = await Promise.all(
      Array.from({ length: writersCount }, (_, index) => network.person(`Writer${index}`)),
    );
    const tokens = people.map(({ token }) => token);
    const topicId = await openTopic(address, tokens);
    const readers = await Promise.all(
      tokens.slice(0, 2).map((token) => listen(address, token, `topics/${topicId}`)),
    );

    const answers: Answer[] = [];
    const acknowledged = new Map<string, string>();
    async function timed(token: string, method: string, path: string, key?: string) {
      const began = performance.now();
      const body = key === undefined ? undefined : { body: key };
      const headers = key === undefined ? undefined : { 'idempotency-key': key };
      const reply = await ask(address, token, method, path, body, headers);
      const { status, retryAfter } = reply;
      answers.push({ status, retryAfter, ms: performance.now() - began });
      return reply;
    }
    /** Writes one post after another; sends each again under its key until it is acknowledged, as the app does. */
    async function write(token: string): Promise<void> {
      while (!stopped) {
        const key = randomUUID();
        while (!acknowledged.has(key)) {
          const reply = await timed(token, 'POST', `/topics/${topicId}/posts`, key);
          if (reply.status === 201) acknowledged.set(key, reply.body.id);
          else await pause(50);
        }
        await timed(token, 'GET', `/topics/${topicId}/posts`);
      }
    }
    const writing = Promise.all(tokens.map(write));
    writing.catch(() => undefined); // awaited below
    const ready = () => health(address);
    const untilReady = () =>
      eventually(async () => expect((await ready()).status).toBe(200), 10_000);
    const untilWrittenTo = async () => {
      const before = acknowledged.size;
      await eventually(() => expect(acknowledged.size).toBeGreaterThan(before + 20), 20_000);
    };

    for (let crash = 0; crash < crashes; crash += 1) {
      await untilWrittenTo();
      await postgres.crash();
      await untilReady();
    }

    await untilWrittenTo();
    postgres.holdGuard();
    await postgres.crash();
    const late = await network.addApi();
    await eventually(() => expect(late.said()).toContain('waiting for PostgreSQL'), 30_000);
    const away = { status: 503, retryAfter: '2', waitingFor: ['PostgreSQL'] };
    expect(await ready()).toEqual(away);
    postgres.thaw();
    await untilReady();
    await eventually(async () => expect((await health(late.address)).status).toBe(200), 15_000);

    await untilWrittenTo();
    postgres.freeze();
    const frozen = performance.now();
    expect(await ready()).toEqual(away);
    await pause(6_000 - (performance.now() - frozen));
    postgres.thaw();
    await untilReady();
    await untilWrittenTo();
    stopped = true;
    await writing;

    const odd = answers.filter(
      ({ status, retryAfter }) => status >= 300 && !(status === 503 && Number(retryAfter) > 0),
    );
    expect(odd).toEqual([]);
    expect(answers.filter(({ status }) => status === 503).length).toBeGreaterThan(crashes);
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(boundMs);
    expect(api.said()).not.toMatch(/unexpected failure|"level":[56]0/);
    expect([api, late].map((one) => one.process.exitCode ?? one.process.signalCode)).toEqual([
      null,
      null,
    ]);
    expect(worker.exitCode ?? worker.signalCode).toBeNull();

    const { rows } = await network.pool.query<{ id: string; source: string; position: number }>(
      'select id, source, position from posts where topic_id = $1 order by position',
      [topicId],
    );
    const kept = rows.slice(1); // the first is the topic's own text
    expect(new Map(kept.map(({ source, id }) => [source, id]))).toEqual(acknowledged);
    expect(kept).toHaveLength(acknowledged.size);
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index + 1));
    for (const reader of readers) {
      await eventually(() => expect(reader.bodies).toHaveLength(kept.length), 5_000);
      expect(reader.isOpen()).toBe(true);
      expect(reader.bodies).toEqual(kept.map(({ source }) => source));
      expect(reader.sequences).toEqual(reader.sequences.toSorted((a, b) => a - b));
      reader.leave();
    }
  });
});

async function health(address: string) {
  const reply = await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(5_000) });
  const { waitingFor } = (await reply.json()) as { waitingFor: string[] };
  return { status: reply.status, retryAfter: reply.headers.get('retry-after'), waitingFor };
}

/** A topic in a space of which all are members; the first opens it. */
async function openTopic(address: string, tokens: readonly string[]): Promise<string> {
  const first = tokens[0] ?? '';
  const wish = { name: 'Power cut', purpose: 'To lose nothing' };
  const space = (await ask(address, first, 'POST', '/spaces', wish)).body.id;
  for (const token of tokens) await ask(address, token, 'PUT', `/spaces/${space}/membership`);
  const opening = { title: 'Writing through it', body: 'Begin' };
  return (await ask(address, first, 'POST', `/spaces/${space}/topics`, opening)).body.id;
}

/** One socket that never comes back: what it has not heard when it is cut, it never hears. */
async function listen(address: string, token: string, subject: string): Promise<Heard> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/api/live`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const bodies: string[] = [];
  const sequences: number[] = [];
  await new Promise<void>((joined, failed) => {
    socket.on('error', failed);
    socket.on('open', () => socket.send(JSON.stringify({ op: 'join', subject })));
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data));
      if (frame.op === 'joined') joined();
      if (frame.op !== 'event' || frame.type !== 'spaces.post-written') return;
      bodies.push(frame.data?.body);
      sequences.push(frame.sequence);
    });
  });
  const isOpen = () => socket.readyState === socket.OPEN;
  return { bodies, sequences, isOpen, leave: () => socket.close() };
}
