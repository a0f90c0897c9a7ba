import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '../../support/world.ts';

type Document = {
  openapi: string;
  paths: Record<string, Record<string, { summary?: string; responses: object }>>;
};

describe('the OpenAPI document', () => {
  let world: World;
  let document: Document;
  beforeAll(async () => {
    world = await openWorld();
    document = (await world.anyone.get('/openapi.json')).json();
  });
  afterAll(() => world.close());

  const hidden =
    /^\/(metrics|problems|(unsubscribe|appeal)|dev|\*|api\/(docs|openapi|asyncapi|live|sign-in\/single-sign-on\/callback))/;

  it('lists every route that the service serves, and says what each is for', () => {
    const served = world.routes
      .filter(({ url }) => !hidden.test(url))
      .map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`);
    const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, { summary }]) => `${method.toUpperCase()} ${path}${summary ? '' : ' untold'}`,
      ),
    );
    expect(document.openapi).toBe('3.1.0');
    expect(listed.sort()).toEqual(served.sort());
  });

  it('says of an instant what stands on the wire', () => {
    expect(JSON.stringify(document)).not.toContain('"type":"date"');
  });
});
