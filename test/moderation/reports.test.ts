import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { letIn, ok, openRoom, problemOf, reply, startTopic } from '../spaces/talk.ts';
import { openWorld, type World } from '../support/world.ts';
import { caseOf, report } from './desk.ts';

describe('reporting a post', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  async function openTalk(wish = {}) {
    const room = await openRoom(world, wish);
    const topic = await startTopic(room.rosa, room.spaceId);
    const post = await reply(room.ana, topic.id, 'You are all fools');
    return { ...room, topic, post };
  }

  it('is answered with what was reported, and again with the same while nobody has looked', async () => {
    const { rosa, post } = await openTalk();
    const first = await rosa.post(`/posts/${post.id}/reports`, {
      reason: 'unkind',
      words: 'Fools',
    });
    expect(first.statusCode).toBe(201);
    expect(first.json()).toEqual({
      ...{ id: expect.any(String), postId: post.id, reason: 'unkind', words: 'Fools' },
      at: world.clock.now.toISOString(),
    });
    const again = await rosa.post(`/posts/${post.id}/reports`, { reason: 'danger' });
    expect(again.json()).toEqual(first.json());
    const key = { 'idempotency-key': 'once' };
    const kept = await rosa.post(`/posts/${post.id}/reports`, { reason: 'unkind' }, key);
    expect(kept.json()).toEqual(first.json());
  });

  // Control: without the update on conflict in holdOpenCase, some of the twelve find no case to join.
  it('makes one case of what twelve people report at once', async () => {
    const { rosa, post, spaceId } = await openTalk();
    const crowd = await Promise.all(Array.from({ length: 12 }, () => world.person()));
    await Promise.all(crowd.map((person) => ok(person.put(`/spaces/${spaceId}/membership`))));
    const cases = await world.count('moderation_cases');
    await Promise.all(crowd.map((person) => report(person, post.id)));
    expect((await world.count('moderation_cases')) - cases).toBe(1);
    expect(await caseOf(rosa, post.id)).toMatchObject({ reportsCount: 12 });
  });

  it('is one report, however often one person sends it at once', async () => {
    const { rosa, tom, post } = await openTalk();
    await Promise.all(Array.from({ length: 12 }, () => report(tom, post.id)));
    expect(await caseOf(rosa, post.id)).toMatchObject({ reportsCount: 1 });
  });

  it('is for those who can read the post, and not for its author', async () => {
    const { ana, tom, post } = await openTalk({ joinPolicy: 'request' });
    const path = `/posts/${post.id}/reports`;
    const body = { reason: 'unkind' };
    expect(await problemOf(tom.post(path, body))).toBe('404 not-found');
    expect(await problemOf(world.anyone.post(path, body))).toBe('401 not-signed-in');
    expect(await problemOf(ana.post(path, body))).toBe('409 own-post');
    await ok(ana.delete(`/posts/${post.id}`));
    const { rosa } = await openTalk();
    expect(await problemOf(rosa.post(path, body))).toBe('404 not-found');
  });

  it('is refused for what was taken down, and for words that say nothing', async () => {
    const { rosa, ana, post } = await openTalk();
    const path = `/posts/${post.id}/reports`;
    for (const body of [
      {},
      { reason: 'ugly' },
      { reason: 'other' },
      { reason: 'other', words: ' ' },
    ]) {
      expect(await problemOf(rosa.post(path, body))).toBe('400 invalid-input');
    }
    const long = { reason: 'unkind', words: 'x'.repeat(1001) };
    expect(await problemOf(rosa.post(path, long))).toBe('400 invalid-input');
    expect(await problemOf(rosa.post(path, { reason: 'unkind', postId: post.id }))).toBe(
      '400 invalid-input',
    );
    await ok(ana.delete(`/posts/${post.id}`));
    expect(await problemOf(rosa.post(path, { reason: 'unkind' }))).toBe('409 already-removed');
  });

  it('shows the one post to moderators where nobody else keeps order', async () => {
    const moderator = await world.person({ staffRole: 'moderator' });
    const { rosa, ana, topic } = await openTalk({ kind: 'cohort', joinPolicy: 'invitation' });
    await reply(ana, topic.id, 'What stays in the cohort');
    const post = await reply(rosa, topic.id, 'Words of the only facilitator');
    await report(ana, post.id);
    const shown = await caseOf(moderator, post.id);
    expect(shown).toMatchObject({ topic: null, before: null, acts: ['dismiss', 'warn'] });
    expect(shown?.post.html).toContain('Words of the only facilitator');
    expect(JSON.stringify(shown)).not.toMatch(/A topic|stays in the cohort/);
    expect(await problemOf(moderator.get(`/posts/${post.id}`))).toBe('404 not-found');
  });

  it('shows nothing out of a circle, and says that nobody would look', async () => {
    const { rosa, ana, post, topic } = await openTalk({ kind: 'circle' });
    const theirs = await reply(rosa, topic.id, 'Words of the only facilitator');
    const cases = await world.count('moderation_cases');
    const path = `/posts/${theirs.id}/reports`;
    expect(await problemOf(ana.post(path, { reason: 'unkind' }))).toBe('409 nobody-to-look');
    expect(await world.count('moderation_cases')).toBe(cases);
    await report(rosa, post.id);
    expect(await caseOf(rosa, post.id)).toBeDefined();
  });

  it('is limited for one person', async () => {
    const limited = await openWorld({ limited: true });
    const { rosa, ana, spaceId } = await openRoom(limited);
    await letIn(rosa, await limited.person(), spaceId);
    const topic = await startTopic(rosa, spaceId);
    const post = await reply(rosa, topic.id);
    const path = `/posts/${post.id}/reports`;
    const answers = await Promise.all(
      Array.from({ length: 31 }, () => ana.post(path, { reason: 'unkind' })),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(1);
    await limited.close();
  });
});
