import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reply, startSpace, startTopic } from '../spaces/talk.ts';
import { openWorld, type World } from '../support/world.ts';

describe('choosing how often the digest comes', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('is Monday at seven where they are, for those who never chose', async () => {
    const ana = await world.person({ timeZone: 'America/Chicago' });
    expect((await ana.get('/me/digest-preferences')).json()).toEqual({
      frequency: 'weekly',
      weekday: 'mon',
      hour: 7,
      timeZone: 'America/Chicago',
      nextAt: '2026-11-23T13:00:00.000Z',
    });
  });

  it('is kept, each for oneself', async () => {
    const [ana, ben] = [await world.person(), await world.person()];
    const wish = { frequency: 'fortnightly', weekday: 'thu', hour: 18 };
    expect((await ana.put('/me/digest-preferences', wish)).json()).toMatchObject(wish);
    expect(
      (await ana.put('/me/digest-preferences', { frequency: 'off' })).json().nextAt,
    ).toBeNull();
    expect((await ben.get('/me/digest-preferences')).json().frequency).toBe('weekly');
  });

  it.each([
    {},
    { frequency: 'hourly' },
    { frequency: 'daily', hour: 24 },
    { frequency: 'daily', hour: '7' },
    { frequency: 'daily', personId: '01900000-0000-7000-8000-000000000000' },
    { frequency: 'daily', changedAt: '2020-01-01T00:00:00Z' },
  ])('refuses %j', async (wish) => {
    const ana = await world.person();
    expect((await ana.put('/me/digest-preferences', wish)).statusCode).toBe(400);
  });

  it('is for people who are signed in', async () => {
    for (const path of ['/me/digest-preferences', '/me/digest']) {
      expect((await world.anyone.get(path)).statusCode).toBe(401);
    }
    expect(
      (await world.anyone.put('/me/digest-preferences', { frequency: 'off' })).statusCode,
    ).toBe(401);
  });

  it('shows the digest as it would be mailed, or that there would be none', async () => {
    const rosa = await world.person({ name: 'Rosa Delgado' });
    const [ana, tom] = [await world.person(), await world.person()];
    const nothing = { subject: null, html: null, text: null };
    expect((await ana.get('/me/digest')).json()).toEqual(nothing);
    const space = await startSpace(rosa);
    await ana.put(`/spaces/${space.id}/membership`);
    const topic = await startTopic(ana, space.id, { title: 'Who covers duty?' });
    await reply(rosa, topic.id, 'We take turns.');
    const { subject, html, text } = (await ana.get('/me/digest')).json();
    expect(subject).toBe('Rosa Delgado answered you: Who covers duty?');
    expect(html).toContain('We take turns.');
    expect(text).toContain(`${world.deps.publicUrl}/topics/${topic.id}`);
    expect((await tom.get('/me/digest')).json()).toEqual(nothing);
  });
});
