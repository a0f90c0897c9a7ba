import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outbox } from '../../src/platform/events.ts';
import { allJobs } from '../../workers/jobs.ts';
import { letIn, ok, openRoom } from '../spaces/talk.ts';
import { eventually } from '../support/eventually.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { openTellers, unreadOf } from './telling.ts';

describe('being told who asks to join', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const list = async (person: TestPerson) =>
    (await ok<{ items: object[] }>(person.get('/me/join-requests'))).items;
  /** What a person heard of notifications, in its order. */
  const heardBy = async ({ id }: TestPerson) =>
    (await world.deps.db.select().from(outbox).orderBy(outbox.position))
      .filter(({ subjects }) => subjects.includes(`people/${id}`))
      .flatMap(({ type }) => /^notifications\.(\w+)$/.exec(type)?.[1] ?? []);

  it('is for the facilitators, until everybody has an answer', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { joinPolicy: 'request' });
    await ok(tom.put(`/spaces/${spaceId}/membership`));
    expect(await list(rosa)).toMatchObject([
      { space: { id: spaceId, name: 'Exit slips' }, count: 1, name: 'Tom Becker' },
    ]);
    expect(await unreadOf(rosa)).toBe(1);
    for (const person of [ana, tom])
      expect([await list(person), await unreadOf(person)]).toEqual([[], 0]);
    expect((await world.anyone.get('/me/join-requests')).statusCode).toBe(401);
    await ok(rosa.put(`/spaces/${spaceId}/requests/${tom.id}/decision`, { approved: true }));
    expect([await list(rosa), await unreadOf(rosa)]).toEqual([[], 0]);
  });

  it('is announced live outside of quiet hours: who newly asks as news, and who waits no more as none', async () => {
    const jobs = allJobs.filter(({ name }) => name === 'notifications.tell-of-requests');
    const tellers = await openTellers(world, jobs);
    const { rosa, tom, spaceId } = await openRoom(world, { joinPolicy: 'request' });
    const grace = await world.person();
    await letIn(rosa, grace, spaceId);
    await ok(rosa.put(`/spaces/${spaceId}/members/${grace.id}`, { role: 'facilitator' }));
    // It is seven in the morning where they are.
    await ok(grace.put('/me/quiet-hours', { hours: { from: 22, until: 8 }, weekends: false }));
    const other = await world.person();
    const heard: string[] = [];
    const next = async (kind: 'made' | 'settled') => {
      heard.push(kind);
      await eventually(async () => expect(await heardBy(rosa)).toEqual(heard));
    };
    try {
      for (const person of [tom, other]) {
        await ok(person.put(`/spaces/${spaceId}/membership`));
        await next('made');
      }
      const approved = { approved: true };
      await ok(rosa.put(`/spaces/${spaceId}/requests/${tom.id}/decision`, approved));
      await next('settled'); // and the other waits still
      expect(await unreadOf(grace)).toBe(1);
      await ok(other.delete(`/spaces/${spaceId}/membership`));
      await next('settled');
      expect([await heardBy(grace), await unreadOf(grace)]).toEqual([[], 0]);
    } finally {
      await tellers.close();
    }
  });
});
