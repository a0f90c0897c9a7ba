import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditEntries } from '../../src/platform/audit.ts';
import { ok, problemOf } from '../spaces/talk.ts';
import { openWorld, type World } from '../support/world.ts';

describe('how soon and how often people are asked', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  const path = '/staff/ask-settings';
  const wish = { waitHours: 24, mostOpen: 1, mostInMonth: 4 };

  it('is up to administrators, and kept with who chose it', async () => {
    const root = await world.person({ staffRole: 'administrator' });
    expect(await ok(root.get(path))).toEqual({ waitHours: 48, mostOpen: 2, mostInMonth: 6 });
    expect(await ok(root.put(path, wish))).toEqual(wish);
    expect(await ok(root.get(path))).toEqual(wish);
    expect(await world.deps.db.select().from(auditEntries)).toMatchObject([
      { actorId: root.id, action: 'asks.settings-changed', details: wish },
    ]);
  });

  it('is nobody else’s to read or to change', async () => {
    const moderator = await world.person({ staffRole: 'moderator' });
    const ana = await world.person();
    for (const person of [moderator, ana]) {
      expect(await problemOf(person.get(path))).toBe('403 forbidden');
      expect(await problemOf(person.put(path, wish))).toBe('403 forbidden');
    }
    expect(await problemOf(world.anyone.get(path))).toBe('401 not-signed-in');
    expect(await problemOf(world.anyone.put(path, wish))).toBe('401 not-signed-in');
  });

  it('takes whole numbers within reason', async () => {
    const root = await world.person({ staffRole: 'administrator' });
    for (const wrong of [{ waitHours: 0 }, { mostOpen: 0 }, { mostInMonth: 101 }, { more: 1 }]) {
      expect(await problemOf(root.put(path, { ...wish, ...wrong }))).toBe('400 invalid-input');
    }
  });
});
