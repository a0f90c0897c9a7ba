import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { letIn, ok, openRoom, problemOf, startTopic } from '../spaces/talk.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { caseOf, countOf, decide, report } from './desk.ts';

describe('reporting an anonymous post', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  /** A circle whose facilitator asked anonymously. */
  async function openCircle({ facilitators = 1 } = {}) {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { kind: 'circle' });
    await letIn(rosa, tom, spaceId);
    if (facilitators > 1) {
      await ok(rosa.put(`/spaces/${spaceId}/members/${tom.id}`, { role: 'facilitator' }));
    }
    return { rosa, ana, tom, postId: await ask(rosa, spaceId) };
  }
  const ask = async (person: TestPerson, spaceId: string) =>
    (await startTopic(person, spaceId, { anonymous: true })).lastPost.id;

  it('is for the others: who wrote it is told that it is theirs', async () => {
    const { rosa, ana, postId } = await openCircle();
    const wish = { reason: 'unkind' };
    expect(await problemOf(rosa.post(`/posts/${postId}/reports`, wish))).toBe('409 own-post');
    await report(ana, postId);
  });

  it('goes to a facilitator who did not write it, and shows its author to nobody', async () => {
    const { rosa, ana, tom, postId } = await openCircle({ facilitators: 2 });
    await report(ana, postId);
    const held = await caseOf(tom, postId);
    expect(held).toMatchObject({ author: null, pseudonym: expect.any(String) });
    expect(held?.acts).toEqual(['dismiss', 'hide', 'lock']);
    expect(JSON.stringify(held)).not.toContain(rosa.id);

    expect(await caseOf(rosa, postId)).toBeUndefined();
    expect(await countOf(rosa)).toBe(0);
    expect(await problemOf(decide(rosa, held?.id ?? '', 'dismiss'))).toMatch(/^404/);
    await ok(decide(tom, held?.id ?? '', 'hide'));
  });

  it('is answered alike where the only facilitator wrote it, who decides like about any other', async () => {
    const { rosa, ana, postId } = await openCircle();
    await report(ana, postId);
    const held = await caseOf(rosa, postId);
    await ok(decide(rosa, held?.id ?? '', 'dismiss'));
  });
});
