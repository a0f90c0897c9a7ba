import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '../support/world.ts';
import { ok, openRoom, problemOf, reply, startTopic } from './talk.ts';

describe('the answer to a question', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('is chosen by who asked or by a facilitator, and taken back', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    await ok(tom.put(`/spaces/${spaceId}/membership`));
    const topic = await startTopic(ana, spaceId, { kind: 'question' });
    const post = await reply(tom, topic.id, 'Like this');
    const path = `/topics/${topic.id}/answer`;

    expect(await problemOf(tom.put(path, { postId: post.id }))).toBe('403 forbidden');
    expect(await problemOf(world.anyone.put(path, { postId: post.id }))).toBe('401 not-signed-in');
    expect(await ok(ana.put(path, { postId: post.id }))).toMatchObject({ answerPostId: post.id });
    expect(await ok(rosa.put(path, { postId: null }))).toMatchObject({ answerPostId: null });
  });

  it('is a reply in the same question that still stands', async () => {
    const { ana, spaceId } = await openRoom(world);
    const talk = await startTopic(ana, spaceId);
    const topic = await startTopic(ana, spaceId, { kind: 'question' });
    const path = `/topics/${topic.id}/answer`;
    const answer = async (postId: string) => problemOf(ana.put(path, { postId }));
    expect(await answer(topic.lastPost.id)).toBe('409 not-a-question');
    expect(await answer(talk.lastPost.id)).toBe('400 invalid-input');
    const gone = await reply(ana, topic.id);
    await ok(ana.delete(`/posts/${gone.id}`));
    expect(await answer(gone.id)).toBe('409 post-removed');
    const inTalk = ana.put(`/topics/${talk.id}/answer`, { postId: talk.lastPost.id });
    expect(await problemOf(inTalk)).toBe('409 not-a-question');
  });

  it('goes when its post is taken down, and is nobody’s where they may not read', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { joinPolicy: 'invitation' });
    const topic = await startTopic(ana, spaceId, { kind: 'question' });
    const post = await reply(rosa, topic.id);
    const path = `/topics/${topic.id}/answer`;
    expect(await problemOf(tom.put(path, { postId: post.id }))).toBe('404 not-found');
    await ok(ana.put(path, { postId: post.id }));
    await ok(rosa.delete(`/posts/${post.id}`));
    expect(await ok(ana.get(`/topics/${topic.id}`))).toMatchObject({ answerPostId: null });
  });
});
