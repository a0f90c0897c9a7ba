import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '../support/world.ts';
import { ok, openRoom, problemOf, startTopic } from './talk.ts';

describe('changing a space', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('is for its facilitators', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    const change = { guidelines: 'Ask *before* you quote.' };
    for (const person of [ana, tom]) {
      expect(await problemOf(person.patch(`/spaces/${spaceId}`, change))).toBe('403 forbidden');
    }
    const changed = await ok(rosa.patch(`/spaces/${spaceId}`, change));
    expect(changed).toMatchObject({ ...change, version: 2 });

    const hidden = await openRoom(world, { joinPolicy: 'invitation' });
    const refused = hidden.tom.patch(`/spaces/${hidden.spaceId}`, change);
    expect(await problemOf(refused)).toBe('404 not-found');
    expect(await problemOf(world.anyone.patch(`/spaces/${spaceId}`, change))).toBe(
      '401 not-signed-in',
    );
  });

  it('overwrites nobody who was quicker', async () => {
    const { rosa, spaceId } = await openRoom(world);
    const etag = String((await rosa.get(`/spaces/${spaceId}`)).headers.etag);
    expect(etag).toBe('"1"');
    const send = (name: string) => rosa.patch(`/spaces/${spaceId}`, { name }, { 'if-match': etag });

    const answers = await Promise.all([send('One'), send('Two')]);

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    expect(await problemOf(send('Three'))).toBe('412 changed-meanwhile');
    const odd = rosa.patch(`/spaces/${spaceId}`, { name: 'x' }, { 'if-match': 'W/"1"' });
    expect(await problemOf(odd)).toBe('400 invalid-input');
  });

  it('tells nobody of a change that changes nothing', async () => {
    const { rosa, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    const before = [await world.count('outbox'), await world.count('audit_entries')];
    const space = await ok<{ version: number }>(rosa.patch(`/spaces/${spaceId}`, {}));
    const same = await ok<{ version: number }>(rosa.patch(`/topics/${topic.id}`, {}));
    expect([space.version, same.version]).toEqual([1, 1]);
    expect([await world.count('outbox'), await world.count('audit_entries')]).toEqual(before);
  });

  it('closes and opens it again, and everything else waits meanwhile', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    expect(await ok(rosa.patch(`/spaces/${spaceId}`, { archived: true }))).toMatchObject({
      archivedAt: world.clock.now.toISOString(),
      mine: { mayPost: false },
    });
    const refusals = [
      ana.post(`/spaces/${spaceId}/topics`, { title: 'x', body: 'x' }),
      tom.put(`/spaces/${spaceId}/membership`),
      rosa.put(`/spaces/${spaceId}/members/${tom.id}`, {}),
    ];
    for (const refusal of refusals) expect(await problemOf(refusal)).toBe('409 space-archived');
    await ok(rosa.patch(`/spaces/${spaceId}`, { archived: false }));
    await ok(ana.post(`/spaces/${spaceId}/topics`, { title: 'x', body: 'x' }));
  });

  it('takes nothing that is not its to change', async () => {
    const { rosa, spaceId } = await openRoom(world);
    const before = await ok(rosa.get(`/spaces/${spaceId}`));
    const columns = ['id', 'kind', 'startedById', 'createdAt', 'archivedAt', 'membersCount'];
    for (const column of [
      ...columns,
      'topicsCount',
      'version',
      '__proto__',
      'role',
      'districtId',
    ]) {
      const body = JSON.parse(`{"${column}": 1}`);
      expect((await rosa.patch(`/spaces/${spaceId}`, body)).statusCode).toBe(400);
    }
    expect(await ok(rosa.get(`/spaces/${spaceId}`))).toEqual(before);
  });
});
