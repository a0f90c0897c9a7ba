import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tellOfRequests } from '../../src/notifications/index.ts';
import { outbox } from '../../src/platform/events.ts';
import { letIn, ok, openRoom } from '../spaces/talk.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { unreadOf } from './telling.ts';

describe('being told who asks to join', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const list = async (person: TestPerson) =>
    (await ok<{ items: object[] }>(person.get('/me/join-requests'))).items;
  const announced = async () =>
    (await world.deps.db.select().from(outbox)).flatMap(({ type, subjects }) =>
      type === 'notifications.made' ? subjects : [],
    );

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

  it('is announced live outside of quiet hours, and not when nobody waits any more', async () => {
    const { rosa, tom, spaceId } = await openRoom(world, { joinPolicy: 'request' });
    const grace = await world.person();
    await letIn(rosa, grace, spaceId);
    await ok(rosa.put(`/spaces/${spaceId}/members/${grace.id}`, { role: 'facilitator' }));
    // It is seven in the morning where they are.
    await ok(grace.put('/me/quiet-hours', { hours: { from: 22, until: 8 }, weekends: false }));
    await ok(tom.put(`/spaces/${spaceId}/membership`));
    await tellOfRequests(world.deps, spaceId);
    expect(await announced()).toEqual([`people/${rosa.id}`]);
    expect(await unreadOf(grace)).toBe(1);
    await ok(tom.delete(`/spaces/${spaceId}/membership`));
    await tellOfRequests(world.deps, spaceId);
    expect(await announced()).toHaveLength(1);
  });
});
