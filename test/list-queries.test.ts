import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fillLists, many } from './lists.ts';
import { statementsOf } from './support/statements.ts';
import { openWorld, type World } from './support/world.ts';

type Schema = { $ref?: string; properties?: Record<string, object> };
type Operation = { responses: Record<string, { content?: Record<string, { schema: Schema }> }> };
type Document = {
  paths: Record<string, { get?: Operation }>;
  components: { schemas: Record<string, Schema> };
};

/** Beside what tells who is asking. */
const mostQueries = 3;
/** Those that take more, each for a reason; none of them more for more rows. */
const exceptions: Record<string, number> = {
  // The topic, the round, the answers, and what was offered to them.
  'GET /api/topics/{topicId}/check-in/answers': 4,
  // Who asks, the flags, and the words of each from wherever they are kept: posts, rounds, briefs.
  'GET /api/staff/student-data-flags': 6,
  // A look is a write: it holds the request for it, asks whether its reader has a part in the circle, and leaves a trace
  // for the members, the audit and the outbox, all in one transaction.
  'GET /api/break-glass/{entryId}/topics': 10,
  'GET /api/break-glass/{entryId}/topics/{topicId}/posts': 10,
  // And the offers to the answers.
  'GET /api/break-glass/{entryId}/topics/{topicId}/check-in': 11,
};

describe('how often each list asks the database', () => {
  let world: World;
  let document: Document;
  let lists: Awaited<ReturnType<typeof fillLists>>;
  beforeAll(async () => {
    world = await openWorld();
    document = (await world.anyone.get('/openapi.json')).json();
    lists = await fillLists(world);
  }, 90_000);
  afterAll(() => world.close());

  function answersWithAList({ responses }: Operation): boolean {
    const schema = responses['200']?.content?.['application/json']?.schema;
    const named = schema?.$ref && document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
    return (named || schema)?.properties?.items !== undefined;
  }

  it('is three times at most, with data in it, for every route that answers with a list', async () => {
    const routes = Object.entries(document.paths).flatMap(([path, { get }]) =>
      get && answersWithAList(get) ? [`GET ${path}`] : [],
    );
    expect(Object.keys(lists).sort()).toEqual(routes.sort()); // a new list has a line in lists.ts

    const tooFew: Record<string, unknown> = {};
    const tooMany: Record<string, string[]> = {};
    for (const [route, [person, path]] of Object.entries(lists)) {
      const { statements, answer } = await statementsOf(() => person.get(path));
      const shown = answer.json<{ items?: object[] }>().items?.length ?? answer.body;
      if (typeof shown === 'string' || shown < many) tooFew[route] = shown;
      if (statements.length > (exceptions[route] ?? mostQueries)) tooMany[route] = statements;
    }
    expect({ tooFew, tooMany }).toEqual({ tooFew: {}, tooMany: {} });
  });
});
