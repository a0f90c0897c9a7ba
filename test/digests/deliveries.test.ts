import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deliveryStates as shown } from '../../src/digests/schemas.ts';
import { newId } from '../../src/platform/ids.ts';
import { deliveries, deliveryStates } from '../../src/platform/mail/deliveries.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

describe('what became of mail', () => {
  let world: World;
  let ada: TestPerson;
  beforeAll(async () => {
    world = await openWorld();
    ada = await world.person({ staffRole: 'administrator' });
    const rows = ['unknown', 'unknown', 'unknown', 'sent'] as const;
    const row = { kind: 'digest', period: '2026-11-23', once: 'at-most' as const, owner: newId() };
    await world.deps.db
      .insert(deliveries)
      .values(rows.map((state) => ({ ...row, id: newId(), personId: newId(), state })));
  });
  afterAll(() => world.close());

  it('shows administrators what nobody can tell, page by page, newest first', async () => {
    const first = (await ada.get('/staff/deliveries?limit=2')).json();
    const rest = (await ada.get(`/staff/deliveries?limit=2&cursor=${first.next}`)).json();
    const all = [...first.items, ...rest.items];
    expect(all.map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(new Set(all.map(({ id }) => id)).size).toBe(3);
    expect(rest.next).toBeNull();
    expect(Object.keys(first.items[0]).sort()).toEqual(
      'attempts createdAt id kind period personId reason settledAt state'.split(' '),
    );
  });

  it('shows each state when asked for', async () => {
    expect((await ada.get('/staff/deliveries?state=sent')).json().items).toHaveLength(1);
    expect((await ada.get('/staff/deliveries?state=lost')).statusCode).toBe(400);
    expect((await ada.get('/staff/deliveries?cursor=WyJ4Il0')).statusCode).toBe(400);
  });

  it('names every state there is', () => {
    expect(shown).toEqual(deliveryStates);
  });

  it('is not for moderators, members, or no one', async () => {
    const moderator = await world.person({ staffRole: 'moderator' });
    const member = await world.person();
    expect((await moderator.get('/staff/deliveries')).statusCode).toBe(403);
    expect((await member.get('/staff/deliveries')).statusCode).toBe(403);
    expect((await world.anyone.get('/staff/deliveries')).statusCode).toBe(401);
  });
});
