import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '../support/world.ts';
import { ok, openRoom, problemOf, reply, startTopic } from './talk.ts';

describe('looking at words before posting them', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('shows the very HTML that the post will have', async () => {
    const { ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId);
    const body = '# Plan\n- one\n<script>x</script> [l](javascript:x) https://example.org';
    const preview = await ok<{ html: string }>(ana.post('/markdown-preview', { body }));
    expect(preview).toEqual({ html: (await reply(ana, topic.id, body)).html });
    expect(await ok(ana.post('/markdown-preview', { body: '' }))).toEqual({ html: '' });
  });

  it('is for people who are signed in', async () => {
    const refused = world.anyone.post('/markdown-preview', { body: 'x' });
    expect(await problemOf(refused)).toBe('401 not-signed-in');
  });
});
