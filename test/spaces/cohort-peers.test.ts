import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { openRoom } from './talk.ts';

describe('what someone shows to their cohorts alone', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const challengeSeenBy = async (reader: TestPerson, owner: TestPerson) =>
    (await reader.get(`/people/${owner.id}`)).json().profile.challenge;

  it('is read by who shares a cohort, and by nobody who shares another kind of space or left', async () => {
    const cohort = await openRoom(world, { kind: 'cohort' });
    const open = await openRoom(world, { kind: 'open' });
    for (const owner of [cohort.ana, open.ana]) {
      const saved = await owner.patch('/me', {
        challenge: 'Grading without points',
        audiences: { challenge: 'my-cohorts' },
      });
      expect(saved.statusCode).toBe(200);
    }

    expect(await challengeSeenBy(cohort.rosa, cohort.ana)).toBe('Grading without points');
    expect(await challengeSeenBy(cohort.tom, cohort.ana)).toBeUndefined();
    expect(await challengeSeenBy(open.rosa, open.ana)).toBeUndefined();

    await cohort.ana.delete(`/spaces/${cohort.spaceId}/membership`);
    expect(await challengeSeenBy(cohort.rosa, cohort.ana)).toBeUndefined();
  });
});
