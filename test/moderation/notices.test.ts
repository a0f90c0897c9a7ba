import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openLiveDoor } from '../spaces/live-talk.ts';
import { ok, openRoom, problemOf, reply, startTopic } from '../spaces/talk.ts';
import { eventually } from '../support/eventually.ts';
import { openWorld, type World } from '../support/world.ts';
import { caseOf, decide, noticesOf, report } from './desk.ts';

describe('what those who keep order tell people', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('goes when it was seen, and is for nobody else', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    const post = await reply(ana, topic.id);
    await report(tom, post.id);
    await ok(decide(rosa, (await caseOf(rosa, post.id))?.id ?? '', 'warn', 'Because'));
    const [notice] = await noticesOf(ana);
    expect(notice).toEqual({
      ...{ id: expect.any(String), kind: 'warned', words: 'Because', of: 'post' },
      ...{ at: world.clock.now.toISOString(), postId: post.id, topicId: topic.id },
    });
    const path = `/me/notices/${notice?.id}/seen`;
    expect(await problemOf(tom.put(path))).toBe('404 not-found');
    expect(await problemOf(world.anyone.put(path))).toBe('401 not-signed-in');
    expect(await problemOf(world.anyone.get('/me/notices'))).toBe('401 not-signed-in');
    await ok(ana.put(path));
    await ok(ana.put(path));
    expect(await noticesOf(ana)).toEqual([]);
    expect(await noticesOf(tom)).toHaveLength(1);
  });

  it('names no place that they can no longer read', async () => {
    const { rosa, ana, spaceId } = await openRoom(world, { joinPolicy: 'request' });
    const topic = await startTopic(rosa, spaceId);
    const post = await reply(rosa, topic.id);
    const staff = await world.person({ staffRole: 'moderator' });
    await report(ana, post.id);
    await ok(ana.delete(`/spaces/${spaceId}/membership`));
    await ok(decide(staff, (await caseOf(staff, post.id))?.id ?? '', 'dismiss'));
    expect(await noticesOf(ana)).toMatchObject([{ postId: post.id, topicId: null }]);
  });

  it('reaches those who keep order, who reported and who is warned, on their own subject, and nobody in the space', async () => {
    const door = await openLiveDoor(world);
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    const onlooker = await world.person();
    const topic = await startTopic(rosa, spaceId);
    const post = await reply(ana, topic.id, 'Words');
    const sockets = new Map(
      await Promise.all(
        [rosa, ana, tom, onlooker].map(async (person) => {
          const socket = await door.connect(person);
          await socket.join(`people/${person.id}`);
          await socket.join(`spaces/${spaceId}`);
          await socket.join(`topics/${topic.id}`);
          return [person.id, socket] as const;
        }),
      ),
    );
    const told = (personId: string) =>
      (sockets.get(personId)?.frames ?? []).filter(({ type }) => type?.startsWith('moderation.'));
    await report(tom, post.id);
    await eventually(async () => expect(told(rosa.id)).toHaveLength(1));
    await ok(decide(rosa, (await caseOf(rosa, post.id))?.id ?? '', 'warn', 'Because'));
    await eventually(async () => {
      expect(told(rosa.id).map(({ type }) => type)).toEqual([
        'moderation.post-reported',
        'moderation.case-closed',
      ]);
      for (const { id } of [ana, tom]) {
        expect(told(id)).toMatchObject([
          { type: 'moderation.notice-given', subject: `people/${id}` },
        ]);
        expect(told(id)[0]).not.toHaveProperty('data');
      }
    });
    // Control: with spaceSubject among the subjects of post-reported the onlooker hears of it.
    expect(told(onlooker.id)).toEqual([]);
    await door.close();
  });
});
