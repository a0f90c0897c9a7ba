import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ok } from '../spaces/talk.ts';
import { openWorld, type World } from '../support/world.ts';

describe('looking over words that are still being written', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('says what may tell who a student is, and how to say less', async () => {
    const ana = await world.person();
    const body = 'I am stuck with Marcus Hill (4th grade).';
    const title = 'The two autistic kids in my 3rd period';
    expect(await ok(ana.post('/student-data-review', { title, body }))).toEqual({
      findings: [
        {
          ...{ pointer: '#/title', kind: 'small-group', start: 0, end: 21 },
          suggestion: 'Some autistic students',
        },
        {
          ...{ pointer: '#/body', kind: 'name-with-grade', start: 16, end: 39 },
          suggestion: 'a student in grade 4',
        },
      ],
      rewrite: {
        title: 'Some autistic students in a class',
        body: 'I am stuck with a student in grade 4.',
      },
    });
    const harmless = { body: 'Ana Ruiz, grade 4 teacher at Lincoln' };
    expect(await ok(ana.post('/student-data-review', harmless))).toEqual({
      findings: [],
      rewrite: null,
    });
  });

  it('is for people who are signed in, and takes what a post may hold', async () => {
    const ana = await world.person();
    expect((await world.anyone.post('/student-data-review', { body: 'x' })).statusCode).toBe(401);
    const long = { body: 'x'.repeat(64 * 1024 + 1) };
    expect((await ana.post('/student-data-review', long)).statusCode).toBe(400);
    expect((await ana.post('/student-data-review', { words: 'x' })).statusCode).toBe(400);
  });
});
