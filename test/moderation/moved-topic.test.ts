import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { followTopic } from '../../src/moderation/index.ts';
import { letIn, ok, openRoom, reply, startSpace, startTopic } from '../spaces/talk.ts';
import { openWorld, type World } from '../support/world.ts';
import { caseOf, decide, report } from './desk.ts';

describe('a reported post whose topic moves', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('waits for those who keep order in its new space, and for nobody in the old one', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    const luz = await world.person();
    const other = await startSpace(luz, { joinPolicy: 'invitation' });
    await letIn(luz, rosa, other.id);
    await letIn(rosa, tom, spaceId);
    await ok(rosa.put(`/spaces/${spaceId}/members/${tom.id}`, { role: 'facilitator' }));
    const topic = await startTopic(rosa, spaceId);
    const post = await reply(ana, topic.id, 'You are all fools');
    const settled = await reply(ana, topic.id, 'Fools');
    await report(rosa, post.id);
    await report(rosa, settled.id);
    const done = await caseOf(tom, settled.id);
    await ok(decide(tom, done?.id ?? '', 'dismiss'));

    await ok(rosa.put(`/topics/${topic.id}/space`, { spaceId: other.id }));
    for (const _ of ['once', 'and again']) await followTopic(world.deps.db, topic.id);

    expect(await caseOf(tom, post.id)).toBeUndefined();
    const waiting = await caseOf(luz, post.id);
    await ok(decide(luz, waiting?.id ?? '', 'dismiss'));
    const { rows } = await world.pool.query(
      'select post_id, space_id from moderation_cases order by opened_at, post_id',
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { post_id: post.id, space_id: other.id },
        { post_id: settled.id, space_id: spaceId },
      ]),
    );
  });
});
