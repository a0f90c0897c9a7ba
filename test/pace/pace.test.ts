import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import pino from 'pino';
import { acts } from '../../src/pace/acts.ts';
import { keepPace } from '../../src/pace/index.ts';
import type { Actor } from '../../src/platform/actor.ts';
import { createSharedCounter } from '../../src/platform/http/limit-counts.ts';
import { rateLimits } from '../../src/platform/http/limits.ts';
import { problemAnswers } from '../../src/platform/http/problem-answers.ts';
import { newId } from '../../src/platform/ids.ts';
import { letIn, ok, openRoom, problemOf, startTopic } from '../spaces/talk.ts';
import { createTestRedisPrefix } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { openWorld, publicUrl, type TestPerson, type World } from '../support/world.ts';

const words = (n: number) => `What I saw in room ${n} today, in some more words`;

describe('how much someone may send', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ limited: true });
  });
  afterAll(() => world.close());

  const longAgo = new Date('2026-01-10T15:00:00Z');
  /** Rosa has been here for long; Ana came today. */
  async function openPlace() {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    const veteran = await world.person({ createdAt: longAgo });
    await letIn(rosa, veteran, spaceId);
    const { id: topicId } = await startTopic(rosa, spaceId);
    return { rosa, ana, tom, veteran, spaceId, topicId };
  }
  const post = (person: TestPerson, topicId: string, body: string, headers = {}) =>
    person.post(`/topics/${topicId}/posts`, { body }, headers);
  async function sendMany(person: TestPerson, topicId: string, count: number) {
    const codes = [];
    for (let n = 0; n < count; n += 1)
      codes.push((await post(person, topicId, words(n))).statusCode);
    return codes;
  }

  it('names routes that there are', () => {
    const known = world.routes.map(({ method, url }) => `${method} ${url}`);
    expect(Object.keys(acts).filter((route) => !known.includes(route))).toEqual([]);
  });

  it('counts what is begun with a protocol among the topics of a day', async () => {
    const { rosa, ana, spaceId } = await openPlace();
    const dilemma = (n: number) => ({
      ...{ title: `Dilemma ${n}`, body: words(n), presenterId: ana.id, facilitatorId: rosa.id },
    });
    const begin = (n: number) => ana.post(`/spaces/${spaceId}/consultancies`, dilemma(n));
    for (let n = 0; n < 3; n += 1) await ok(begin(n));
    expect(await problemOf(begin(3))).toBe('429 newcomer-limit');
  });

  it('is less for new members: ten posts an hour, with a plain word and a time to come back', async () => {
    const { ana, topicId } = await openPlace();
    for (let n = 0; n < 10; n += 1) {
      const { id } = await ok(post(ana, topicId, words(n)));
      await ok(ana.delete(`/posts/${id}`)); // what does not stand makes nobody a colleague
    }
    const refused = await post(ana, topicId, words(11));
    expect(refused.statusCode).toBe(429);
    expect(refused.json()).toMatchObject({ type: `${publicUrl}/problems/newcomer-limit` });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(3600);
    const advice = await world.anyone.get('//problems/newcomer-limit');
    expect(advice.body).toContain('10 posts an hour');
  });

  it('is no less when ten posts stand, or after a week', async () => {
    const { ana, veteran, topicId } = await openPlace();
    expect(await sendMany(ana, topicId, 14)).toEqual(Array(14).fill(201));
    expect(await sendMany(veteran, topicId, 14)).toEqual(Array(14).fill(201));
  });

  it('holds at a limit when twelve come at once', async () => {
    const { ana, spaceId } = await openPlace();
    const sent = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        ana.post(`/spaces/${spaceId}/topics`, { title: `Topic ${n}`, body: words(n) }),
      ),
    );
    expect(sent.filter(({ statusCode }) => statusCode === 201)).toHaveLength(3);
  });

  it('is, for new members, two links and five names in one text, also in an edit', async () => {
    const { ana, veteran, topicId } = await openPlace();
    const three = 'https://a.example https://b.example https://c.example';
    expect(await problemOf(post(ana, topicId, three))).toBe('422 newcomer-words');
    expect((await post(veteran, topicId, three)).statusCode).toBe(201);
    const { id } = await ok(post(ana, topicId, 'One https://a.example'));
    expect(await problemOf(ana.patch(`/posts/${id}`, { body: three }))).toBe('422 newcomer-words');
    const named = Array.from({ length: 6 }, () => `@[Someone](${newId()})`).join(' ');
    expect(await problemOf(post(ana, topicId, named))).toBe('422 newcomer-words');
  });

  it('is, for new members, asking the facilitators of a topic once an hour', async () => {
    const { ana, veteran, spaceId, topicId } = await openPlace();
    const asking = await ok(post(ana, topicId, `${words(1)} @facilitators`));
    expect(await problemOf(post(ana, topicId, `${words(2)} @facilitadores`))).toBe(
      '429 newcomer-limit',
    );
    await ok(post(ana, topicId, words(3)));
    const { id: another } = await startTopic(veteran, spaceId);
    await ok(post(ana, another, `${words(4)} @facilitators`));
    for (const n of [5, 6]) await ok(post(veteran, topicId, `${words(n)} @facilitators`));
    await ok(ana.patch(`/posts/${asking.id}`, { body: `${words(7)} @facilitators` })); // asks nobody again
    for (const plain of [
      'ana@facilitators.org',
      '`@facilitators`',
      '[@facilitators](https://a.example)',
    ]) {
      await ok(post(ana, topicId, plain));
    }
  });

  it('is no more by editing the word in', async () => {
    const { ana, veteran, spaceId, topicId } = await openPlace();
    const first = await ok(post(ana, topicId, words(1)));
    const second = await ok(post(ana, topicId, words(2)));
    const editIn = (id: string) =>
      ana.patch(`/posts/${id}`, { body: 'Please look, @facilitators' });
    await ok(editIn(first.id));
    expect(await problemOf(editIn(second.id))).toBe('429 newcomer-limit');
    expect(await problemOf(post(ana, topicId, '@facilitators'))).toBe('429 newcomer-limit');
    const elsewhere = await startTopic(veteran, spaceId);
    await ok(editIn((await ok(post(ana, elsewhere.id, words(3)))).id));
    const theirs = await ok(post(veteran, topicId, words(4)));
    expect(await problemOf(editIn(theirs.id))).toBe('403 forbidden');
  });

  it('is five invitations a day for new members, of whatever kind', async () => {
    const { tom } = await openPlace();
    const { id } = await ok(tom.post('/spaces', { name: 'Own', purpose: 'Mine' }));
    const people = await Promise.all(Array.from({ length: 5 }, () => world.person()));
    for (const person of people) await ok(tom.put(`/spaces/${id}/members/${person.id}`, {}));
    expect(await problemOf(tom.post(`/spaces/${id}/links`, {}))).toBe('429 newcomer-limit');
  });

  it('is not the same again and again, from anybody', async () => {
    const { veteran, topicId } = await openPlace();
    const same = 'Come and buy the best worksheets there are';
    const codes = [];
    for (const body of [same, `${same}!`, same.toUpperCase(), `**${same}**`]) {
      codes.push((await post(veteran, topicId, body)).statusCode);
    }
    expect(codes).toEqual([201, 201, 201, 429]);
    expect(await problemOf(post(veteran, topicId, same))).toBe('429 repeated-words');
    for (let n = 0; n < 5; n += 1)
      await ok(post(veteran, topicId, `${n} https://shop.example/x?n=${n}`));
    expect(await problemOf(post(veteran, topicId, 'See http://www.shop.example/x#9'))).toBe(
      '429 repeated-words',
    );
    expect((await post(veteran, topicId, 'Thanks')).statusCode).toBe(201);
    expect((await post(veteran, topicId, 'Thanks')).statusCode).toBe(201);
  });

  it('answers what was answered before, however often a lost connection sends it', async () => {
    const { veteran, topicId } = await openPlace();
    const key = { 'idempotency-key': newId() };
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push(await post(veteran, topicId, words(1), key));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(201));
    expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1);
    expect(await problemOf(post(veteran, topicId, words(1), { 'idempotency-key': newId() }))).toBe(
      '429 repeated-words',
    );
  });

  it('costs those who are here for long no query', async () => {
    const { veteran, ana } = await openPlace();
    const asked: string[] = [];
    const watch = keepPace({
      ...world.deps,
      db: new Proxy(world.deps.db, {
        get: (db, name, self) => {
          asked.push(String(name));
          return Reflect.get(db, name, self);
        },
      }),
    });
    const request = (personId: string, since: Date) => ({
      server: { limitsApply: true, countUp: async () => ({ current: 1, ttl: 1 }) },
      ...{ visitor: { personId, since }, actor: { personId, since }, method: 'POST', headers: {} },
      ...{ routeOptions: { url: '/api/topics/:topicId/posts' }, body: { body: words(1) } },
      params: { topicId: newId() },
    });
    await watch(request(veteran.id, longAgo) as never, {} as never);
    expect(asked).toEqual([]);
    await watch(request(ana.id, world.clock.now) as never, {} as never);
    expect(asked).not.toEqual([]);
  });

  const redis = createTestRedisPrefix();
  (redis ? it : it.skip)('is counted by all processes together', async () => {
    if (!redis) return;
    const log = pino({ level: 'silent' });
    const open = async () => {
      const app = Fastify();
      app.decorateRequest('visitor');
      app.decorateRequest('actor');
      app.addHook('onRequest', async (request) => {
        const actor = { personId: String(request.headers.from), since: longAgo } as Actor;
        Object.assign(request, { visitor: actor, actor });
      });
      await app.register(problemAnswers, { publicUrl });
      const counter = createSharedCounter({ ...redis, log });
      await app.register(rateLimits, { counter, key: Buffer.alloc(32, 1) });
      app.addHook('preHandler', keepPace(world.deps));
      app.post('/api/topics/:topicId/posts', async () => ({ done: true }));
      await app.ready();
      return app;
    };
    const processes = await Promise.all([1, 2, 3].map(open));
    await eventually(async () => {
      const headers = { from: newId() }; // somebody new, until every process has reached Redis
      const payload = { body: 'The same words from three processes' };
      const url = '/api/topics/x/posts';
      const sent = [];
      for (const app of [...processes, ...processes]) {
        sent.push((await app.inject({ method: 'POST', url, payload, headers })).statusCode);
      }
      expect(sent.filter((code) => code === 200)).toHaveLength(3);
    });
    await Promise.all(processes.map((app) => app.close()));
    await redis.drop();
  });
});
