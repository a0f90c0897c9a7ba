import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeClock } from '../../src/consultancies/turn-clock.ts';
import type { Actor } from '../../src/platform/actor.ts';
import { openLiveDoor } from '../spaces/live-talk.ts';
import { letIn, ok, openRoom, problemOf, reply } from '../spaces/talk.ts';
import { eventually } from '../support/eventually.ts';
import { waitsForUs } from '../support/waits-for-us.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { type Clock, goToDiscussion, openGroup, turn } from './group.ts';

const actorOf = ({ id }: TestPerson): Actor => ({
  ...{ personId: id, districtId: null, credentialId: id, via: 'session', scopes: [] },
  ...{ secondFactor: false, since: new Date(0), termsAccepted: true },
});

describe('a consultancy', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('begins as a topic with a clock that waits, once however often it is sent', async () => {
    const { ana, ben, tom, spaceId, topicId } = await openGroup(world);
    expect(await ok(ana.get(`/topics/${topicId}`))).toMatchObject({ kind: 'consultancy' });
    expect(await ok(tom.get(`/topics/${topicId}/consultancy`))).toMatchObject({
      presenter: { name: 'Ana Ruiz' },
      facilitator: { name: 'Ben Alder' },
      clock: { state: 'waiting', step: 'present', elapsedMs: 0, startedAt: null },
      serverTime: world.clock.now.toISOString(),
      mine: { role: 'onlooker', mayKeepTime: false, mayEnd: false, listens: false },
    });
    const wish = { title: 'x', body: 'x', presenterId: ana.id, facilitatorId: ben.id };
    const send = () =>
      ok(ana.post(`/spaces/${spaceId}/consultancies`, wish, { 'idempotency-key': 'same' }));
    const [first, again] = [await send(), await send()];
    expect(again.id).toBe(first.id);
  });

  it('is started by members, with two of them in the roles', async () => {
    const { ana, ben, tom, spaceId } = await openGroup(world);
    const start = (person: typeof ana, presenterId: string, facilitatorId: string) =>
      problemOf(
        person.post(`/spaces/${spaceId}/consultancies`, {
          ...{ title: 'x', body: 'x', presenterId, facilitatorId },
        }),
      );
    expect(await start(tom, ana.id, ben.id)).toBe('403 not-a-member');
    expect(await start(ana, ana.id, tom.id)).toBe('400 invalid-input');
    expect(await start(ana, ana.id, ana.id)).toBe('400 invalid-input');
    const hidden = await openRoom(world, { joinPolicy: 'invitation' });
    const wish = { title: 'x', body: 'x', presenterId: ana.id, facilitatorId: ben.id };
    const elsewhere = `/spaces/${hidden.spaceId}/consultancies`;
    expect(await problemOf(tom.post(elsewhere, wish))).toBe('404 not-found');
    expect(await problemOf(world.anyone.post(elsewhere, wish))).toBe('401 not-signed-in');
    const { items } = await ok<{ items: unknown[] }>(ana.get(`/spaces/${spaceId}/topics`));
    expect(items).toHaveLength(1); // refused after the topic was written, and taken back with it
  });

  it('is kept in time by its facilitator, who can hand that over', async () => {
    const { ana, ben, rosa, tom, topicId, roles } = await openGroup(world);
    for (const person of [ana, tom]) {
      expect((await turn(person, topicId, 'present')).statusCode).toBe(403);
    }
    expect(await problemOf(turn(world.anyone as typeof ana, topicId, 'present'))).toBe(
      '401 not-signed-in',
    );
    await ok(turn(ben, topicId, 'present'));
    const path = `/topics/${topicId}/consultancy/roles`;
    expect(await problemOf(ben.put(path, { ...roles, presenterId: rosa.id }))).toBe(
      '409 presenter-is-set',
    );
    expect(await problemOf(ana.put(path, { ...roles, facilitatorId: rosa.id }))).toBe(
      '403 forbidden',
    );
    expect(await problemOf(ben.put(path, { ...roles, facilitatorId: tom.id }))).toBe(
      '400 invalid-input',
    );
    await ok(ben.put(path, { ...roles, facilitatorId: rosa.id }));
    expect(await problemOf(turn(ben, topicId, 'present', 'paused'))).toBe('403 forbidden');
    await ok(turn(rosa, topicId, 'present', 'paused'));
    await ok(turn(ana, topicId, 'present', 'ended')); // whose dilemma it is ends it
    expect(await problemOf(turn(rosa, topicId, 'present'))).toBe('409 consultancy-ended');
    expect(await problemOf(rosa.put(path, roles))).toBe('409 consultancy-ended');
  });

  it('changes who presents until it begins', async () => {
    const { ana, ben, rosa, topicId } = await openGroup(world);
    const swapped = { presenterId: rosa.id, facilitatorId: ben.id };
    await ok(ben.put(`/topics/${topicId}/consultancy/roles`, swapped));
    expect(await ok(ana.get(`/topics/${topicId}/consultancy`))).toMatchObject({
      presenter: { name: 'Rosa Delgado' },
      mine: { role: 'consultant' },
    });
  });

  it('counts with the clock of the server', async () => {
    const { ben, ana, topicId } = await openGroup(world);
    await ok(turn(ben, topicId, 'present'));
    const begun = world.clock.now;
    world.clock.now = new Date(begun.getTime() + 90_000);
    await ok(turn(ben, topicId, 'present', 'paused'));
    world.clock.now = new Date(begun.getTime() + 200_000);
    await ok(turn(ben, topicId, 'present'));
    expect(await ok(ana.get(`/topics/${topicId}/consultancy`))).toMatchObject({
      clock: {
        ...{ elapsedMs: 90_000, runningSince: world.clock.now.toISOString() },
        startedAt: begun.toISOString(),
      },
      serverTime: world.clock.now.toISOString(),
    });
  });

  it('goes on by one step, when twelve press "next" at the same moment', async () => {
    const { ben, ana, topicId } = await openGroup(world);
    await ok(turn(ben, topicId, 'present'));
    const all = await Promise.all(
      Array.from({ length: 12 }, () => turn(ben, topicId, 'clarifying-questions')),
    );
    expect(all.map(({ statusCode }) => statusCode)).toEqual(Array(12).fill(200));
    expect(await ok<Clock>(ana.get(`/topics/${topicId}/consultancy`))).toMatchObject({
      clock: { step: 'clarifying-questions' },
    });
    const { rows } = await world.pool.query(
      `select count(*)::int as n from outbox where type = 'consultancies.clock-turned' and data->>'topicId' = $1`,
      [topicId],
    );
    expect(rows[0].n).toBe(2);
    expect(await problemOf(turn(ben, topicId, 'discussion'))).toBe('409 step-out-of-order');
  });

  it('lets its presenter listen while the others discuss, and speak before and after', async () => {
    const { ana, ben, rosa, topicId } = await openGroup(world);
    const early = await reply(ana, topicId, 'More about it');
    await goToDiscussion(ben, topicId);
    const post = (body = 'But') => ana.post(`/topics/${topicId}/posts`, { body });
    expect(await problemOf(post())).toBe('409 listens-now');
    const kept = ana.post(`/topics/${topicId}/posts`, { body: 'x' }, { 'idempotency-key': 'k' });
    expect(await problemOf(kept)).toBe('409 listens-now');
    expect(await problemOf(ana.patch(`/posts/${early.id}`, { body: 'But' }))).toBe(
      '409 listens-now',
    );
    await reply(rosa, topicId, 'I hear two things');
    await ok(turn(ben, topicId, 'discussion', 'paused'));
    expect(await problemOf(post())).toBe('409 listens-now');
    expect(await ok(ana.get(`/topics/${topicId}/consultancy`))).toMatchObject({
      mine: { role: 'presenter', listens: true, mayKeepTime: false, mayEnd: true },
    });
    await ok(turn(ben, topicId, 'response'));
    expect((await post('Thank you')).statusCode).toBe(201);

    const other = await openGroup(world);
    await goToDiscussion(other.ben, other.topicId);
    await ok(turn(other.ana, other.topicId, 'discussion', 'ended'));
    await reply(other.ana, other.topicId);
  });

  it('takes no post of its presenter that was written before the discussion began and comes after', async () => {
    const { ana, ben, rosa, topicId } = await openGroup(world);
    const way = ['present', 'clarifying-questions', 'probing-questions'] as const;
    for (const step of way) await ok(turn(ben, topicId, step));
    const say = (person: typeof ana, headers = {}) =>
      person.post(`/topics/${topicId}/posts`, { body: 'x' }, headers);
    let answers: ReturnType<typeof say>[] = [];
    await world.deps.db.transaction(async (tx) => {
      const deps = { ...world.deps, db: tx };
      await changeClock(deps, actorOf(ben), topicId, { step: 'discussion', state: 'running' });
      answers = [say(ana), say(ana, { 'idempotency-key': 'by-itself' }), say(rosa)];
      await waitsForUs(tx);
    });
    const said = await Promise.all(answers);
    expect(said.map(({ statusCode }) => statusCode)).toEqual([409, 409, 201]);
    expect(
      (await ok<{ items: unknown[] }>(ana.get(`/topics/${topicId}/posts`))).items,
    ).toHaveLength(2);
  });

  it('is seen live by everybody in the topic', async () => {
    const door = await openLiveDoor(world);
    const { tom, ben, topicId } = await openGroup(world);
    const socket = await door.connect(tom);
    await socket.join(`topics/${topicId}`);
    await ok(turn(ben, topicId, 'present'));
    await eventually(() => {
      const turned = socket
        .events(`topics/${topicId}`)
        .find(({ type }) => type === 'consultancies.clock-turned');
      expect(turned).toBeDefined();
      expect(turned?.data).toBeUndefined();
    });
    await socket.close();
    await door.close();
  });

  it('is in a circle for those who were in when it began', async () => {
    const { ana, ben, rosa, tom, spaceId, topicId } = await openGroup(world, { kind: 'circle' });
    expect(await problemOf(tom.get(`/topics/${topicId}/consultancy`))).toBe('404 not-found');
    world.clock.now = new Date(world.clock.now.getTime() + 1_000);
    await letIn(rosa, tom, spaceId);
    world.clock.now = new Date(world.clock.now.getTime() + 1_000);
    await reply(ana, topicId, 'Since then');
    expect(await ok(tom.get(`/topics/${topicId}`))).toMatchObject({ title: '' });
    expect(await problemOf(tom.get(`/topics/${topicId}/consultancy`))).toBe('404 not-found');
    await ok(ben.get(`/topics/${topicId}/consultancy`));
  });

  it('stands still in a topic that is closed, and is none elsewhere', async () => {
    const { ana, ben, rosa, spaceId, topicId } = await openGroup(world);
    await ok(rosa.patch(`/topics/${topicId}`, { locked: true }));
    expect(await problemOf(turn(ben, topicId, 'present'))).toBe('409 topic-locked');
    expect(await ok(ben.get(`/topics/${topicId}/consultancy`))).toMatchObject({
      mine: { mayKeepTime: false },
    });
    const talk = await ok(ana.post(`/spaces/${spaceId}/topics`, { title: 'x', body: 'x' }));
    expect(await problemOf(ana.get(`/topics/${talk.id}/consultancy`))).toBe('404 not-found');
  });
});
