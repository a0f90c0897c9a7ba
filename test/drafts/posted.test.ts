import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clearPosted } from '../../src/drafts/index.ts';
import { clearDrafts } from '../../workers/drafts/clear-posted.ts';
import { openTellers } from '../notifications/telling.ts';
import { ok, openRoom, reply, startTopic } from '../spaces/talk.ts';
import { eventually } from '../support/eventually.ts';
import { openWorld, type World } from '../support/world.ts';
import { draftOf, unfinished, write } from './writing.ts';

describe('what was posted', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('is no draft any more, also where the device that posted it could not say so', async () => {
    const workers = await openTellers(world, [clearDrafts]);
    const { ana, spaceId } = await openRoom(world);
    await ok(write(ana, `topic.${spaceId}`, { title: 'Bus', text: 'Who trades bus' }));
    const topic = await startTopic(ana, spaceId, { title: 'Bus', body: 'Who trades bus duty?' });
    await eventually(async () => expect((await unfinished(ana)).items).toEqual([]));
    await ok(write(ana, `reply.${topic.id}`, { text: 'We do' }));
    const own = await reply(ana, topic.id, 'We do.');
    await eventually(async () => expect((await unfinished(ana)).items).toEqual([]));
    await ok(write(ana, `edit.${own.id}`, { text: 'We both do' }));
    await ok(ana.patch(`/posts/${own.id}`, { body: 'We both do.' }));
    await eventually(async () => expect((await unfinished(ana)).items).toEqual([]));
    expect(await draftOf(ana, `reply.${topic.id}`)).toMatchObject({ words: {}, version: 2 });
    await workers.close();
  });

  it('leaves other words there, and those of others', async () => {
    const { ana, rosa, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    const place = `reply.${topic.id}`;
    await ok(write(ana, place, { text: 'From the phone' }));
    await ok(write(rosa, place, { text: 'We' }));
    await ok(write(ana, `topic.${spaceId}`, { text: 'We' }));
    const { id } = await reply(ana, topic.id, 'We do');
    await clearPosted(world.deps, [id]);
    expect(await draftOf(ana, place)).toMatchObject({
      words: { text: 'From the phone' },
      version: 1,
    });
    expect((await draftOf(rosa, place)).words).toEqual({ text: 'We' });
    expect((await draftOf(ana, `topic.${spaceId}`)).words).toEqual({ text: 'We' });
  });
});
