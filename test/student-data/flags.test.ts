import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditEntries } from '../../src/platform/audit.ts';
import { ok, openRoom, problemOf, reply, startTopic } from '../spaces/talk.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

const telling = 'Marcus Hill (4th grade) still can’t regroup.';
const confirmed = { studentDataConfirmed: true };
type Flags = {
  items: { id: string; postId: string | null; topicId: string; text: null | { body: string } }[];
  next: string | null;
};

describe('what was posted although it may tell who a student is', () => {
  let world: World;
  let moderator: TestPerson;
  beforeAll(async () => {
    world = await openWorld();
    moderator = await world.person({ staffRole: 'moderator' });
  });
  afterAll(() => world.close());

  const list = (query = '') => ok<Flags>(moderator.get(`/staff/student-data-flags${query}`));

  it('is shown to moderators page by page, the newest first, with the words where they may read them', async () => {
    const { ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId, { title: 'Regrouping' });
    const posts = [];
    for (let n = 0; n < 3; n += 1) posts.push(await reply(ana, topic.id, telling, confirmed));
    const first = await list('?limit=2');
    const rest = await list(`?limit=2&cursor=${first.next}`);
    const all = [...first.items, ...rest.items];
    expect(all.map(({ postId }) => postId)).toEqual(posts.map(({ id }) => id).reverse());
    expect(all[0]).toEqual({
      ...{ id: expect.any(String), topicId: topic.id, postId: posts[2]?.id },
      ...{ kinds: ['name-with-grade'], parts: ['body'], at: world.clock.now.toISOString() },
      ...{ seenAt: null, seenById: null },
      text: {
        ...{ spaceId, title: 'Regrouping', body: telling, files: [] },
        author: { id: ana.id, name: 'Ana Ruiz', role: 'teacher', district: null },
      },
    });
  });

  it.each([
    ['a circle', { kind: 'circle', joinPolicy: 'invitation' }],
    ['a cohort by invitation', { kind: 'cohort', joinPolicy: 'invitation' }],
    ['a space by request', { joinPolicy: 'request' }],
  ])('is without a word or a name in %s, which moderators may not read', async (_, wish) => {
    const { ana, spaceId } = await openRoom(world, wish);
    const topic = await startTopic(ana, spaceId, { title: telling, body: telling, ...confirmed });
    const answer = await moderator.get('/staff/student-data-flags');
    const flag = answer.json<Flags>().items.find(({ topicId }) => topicId === topic.id);
    expect(flag).toMatchObject({ kinds: ['name-with-grade'], text: null });
    expect(JSON.stringify(flag)).not.toMatch(new RegExp(`Marcus|Ana|${ana.id}|${spaceId}`));
  });

  it('follows a post to the topic that it was taken into', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId);
    const post = await reply(ana, topic.id, telling, confirmed);
    await ok(rosa.post(`/topics/${topic.id}/splits`, { title: 'Apart', postIds: [post.id] }));
    const [flag] = (await list()).items;
    expect(flag).toMatchObject({ postId: post.id, text: { title: 'Apart', body: telling } });
  });

  it('says no more of a post that was taken down than its topic', async () => {
    const { ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId);
    const post = await reply(ana, topic.id, telling, confirmed);
    await ok(ana.delete(`/posts/${post.id}`));
    const [flag] = (await list()).items;
    expect(flag).toMatchObject({ postId: post.id, text: { title: 'A topic', body: null } });
  });

  it('is there for a title alone', async () => {
    const { ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId);
    await ok(ana.patch(`/topics/${topic.id}`, { title: telling, ...confirmed }));
    const [flag] = (await list()).items;
    expect(flag).toMatchObject({ postId: null, text: { title: telling, body: null } });
  });

  it('is put aside once a moderator has seen it, and stays with who saw it first', async () => {
    const { ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId, { body: telling, ...confirmed });
    const [flag] = (await list()).items;
    expect(flag?.topicId).toBe(topic.id);
    const path = `/staff/student-data-flags/${flag?.id}/seen`;
    const others = await Promise.all(
      Array.from({ length: 11 }, () => world.person({ staffRole: 'moderator' })),
    );
    const answers = await Promise.all([moderator, ...others].map((person) => person.put(path)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 204));
    expect((await list()).items.map(({ id }) => id)).not.toContain(flag?.id);
    const [seen] = (await list('?state=seen')).items;
    expect(seen).toMatchObject({ id: flag?.id, seenAt: world.clock.now.toISOString() });
    // Control: without `for update` in see-flag.ts there are twelve entries.
    const audit = await world.deps.db.select().from(auditEntries);
    const entries = audit.filter(({ subject }) => subject === `student-data-flags/${flag?.id}`);
    expect(entries).toHaveLength(1);
  });

  it('is not for members, for staff without their second factor, or for no one', async () => {
    const member = await world.person();
    const path = '/staff/student-data-flags';
    const seen = `${path}/01900000-0000-7000-8000-000000000000/seen`;
    expect(await problemOf(member.get(path))).toBe('403 forbidden');
    expect(await problemOf(member.put(seen))).toBe('403 forbidden');
    expect(await problemOf(world.anyone.get(path))).toBe('401 not-signed-in');
    expect(await problemOf(moderator.put(seen))).toBe('404 not-found');
    expect((await moderator.get(`${path}?cursor=WyJ4Il0`)).statusCode).toBe(400);
    expect((await moderator.get(`${path}?state=lost`)).statusCode).toBe(400);
  });
});
