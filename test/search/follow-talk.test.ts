import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalBus } from '../../src/platform/bus.ts';
import { startRelay } from '../../workers/relay.ts';
import { followTalk } from '../../workers/search/follow-talk.ts';
import { openRoom, reply, startTopic } from '../spaces/talk.ts';
import { eventually } from '../support/eventually.ts';
import { openWorld, type World } from '../support/world.ts';
import { textsFound } from './find.ts';

describe('what was just said', () => {
  let world: World;
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    world = await openWorld();
    const { deps, databaseUrl } = world;
    const bus = createLocalBus();
    const enqueue = async () => [];
    const relay = startRelay({ databaseUrl, bus, listening: [], enqueue, log: deps.log });
    const followers = [followTalk(deps), followTalk(deps)]; // of two worker processes
    stops.push(...followers.map((one) => one.stop), relay.stop, () => bus.close(), world.close);
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
  });

  it('is found soon, and counted once, while two processes follow', async () => {
    const { ana, tom, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId, { title: 'Brouhaha', body: 'About recess' });
    await reply(ana, topic.id, 'A brouhaha in the hall');
    await eventually(async () => {
      expect(await textsFound(tom, 'brouhaha')).toEqual(['About recess', 'A brouhaha in the hall']);
    });
    const { rows } = await world.pool.query(
      `select posts from search_words where word = 'brouhaha'`,
    );
    expect(rows).toEqual([{ posts: 2 }]);
  });
});
