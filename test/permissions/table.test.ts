import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '../support/world.ts';
import { permissionTable } from './table.ts';

type Route = { method: string; url: string; access: string };

describe('the permission table', () => {
  let world: World;
  let routes: Route[];
  beforeAll(async () => {
    world = await openWorld();
    routes = world.routes.filter(({ url }) => !url.startsWith('/api/docs'));
  });
  afterAll(() => world.close());

  it('has a line for every route, and no line without a route', () => {
    const served = routes.map(({ method, url }) => `${method} ${url}`).sort();
    expect(Object.keys(permissionTable).sort()).toEqual(served);
  });

  it('says of every route what the route itself says', () => {
    const said = Object.fromEntries(
      routes.map((route) => [`${route.method} ${route.url}`, route.access]),
    );
    const promised = Object.fromEntries(
      Object.entries(permissionTable).map(([key, line]) => [key, line.access]),
    );
    expect(said).toEqual(promised);
  });

  it('names a test that is there for every line', () => {
    const absent = Object.values(permissionTable).filter(({ cases }) => !existsSync(cases));
    expect(absent).toEqual([]);
  });

  it('answers no one with 401 wherever somebody must be signed in', async () => {
    const closed = routes.filter(({ access }) => access === 'signed-in');
    const answers = await Promise.all(
      closed.map(async ({ method, url }) => {
        const path = url.replace(/:\w+/g, '01900000-0000-7000-8000-000000000000');
        const { statusCode } = await world.app.inject({ method: method as 'GET', url: path });
        return { method, url, statusCode };
      }),
    );
    expect(answers.filter(({ statusCode }) => statusCode !== 401)).toEqual([]);
  });
});
