import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problemKinds } from '../../src/platform/problem.ts';
import { openWorld, type World } from '../support/world.ts';

describe('the pages that explain problems', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('explains every kind that the service can answer with, and says what to do', async () => {
    for (const { slug, title, advice } of problemKinds().values()) {
      const reply = await world.anyone.get(`//problems/${slug}`);
      expect([slug, reply.statusCode, advice.length > 20]).toEqual([slug, 200, true]);
      expect(reply.body).toContain(title.replaceAll("'", '&#39;').replaceAll('"', '&#34;'));
    }
  });

  it('answers a program with JSON', async () => {
    const reply = await world.anyone.get('//problems/not-found', { accept: 'application/json' });
    expect(reply.json()).toMatchObject({ slug: 'not-found', status: 404 });
  });

  it('has no page for a kind that does not exist', async () => {
    expect((await world.anyone.get('//problems/made-up')).statusCode).toBe(404);
  });
});
