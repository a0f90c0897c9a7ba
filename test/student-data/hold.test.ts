import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outbox } from '../../src/platform/events.ts';
import { studentDataFlags } from '../../src/student-data/tables.ts';
import { ok, openRoom, problemOf, reply, startTopic } from '../spaces/talk.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

const telling = 'Marcus Hill (4th grade) still can’t regroup.';
const less = 'A student in grade 4 still can’t regroup.';
const confirmed = { studentDataConfirmed: true };

describe('words that may tell who a student is', () => {
  let world: World;
  let ana: TestPerson;
  let spaceId: string;
  let topicId: string;
  let postId: string;
  beforeAll(async () => {
    world = await openWorld();
    const room = await openRoom(world);
    ({ ana, spaceId } = room);
    const topic = await startTopic(ana, spaceId);
    topicId = topic.id;
    postId = topic.lastPost.id;
  });
  afterAll(() => world.close());

  const ways: [string, (words: object) => ReturnType<TestPerson['get']>, object, string][] = [
    [
      'a reply',
      (words) => ana.post(`/topics/${topicId}/posts`, words),
      { body: telling },
      '#/body',
    ],
    [
      'a topic',
      (words) => ana.post(`/spaces/${spaceId}/topics`, { title: 'Regrouping', ...words }),
      { body: telling },
      '#/body',
    ],
    [
      'the title of a topic',
      (words) => ana.post(`/spaces/${spaceId}/topics`, { body: 'Any ideas?', ...words }),
      { title: telling },
      '#/title',
    ],
    ['an edit', (words) => ana.patch(`/posts/${postId}`, words), { body: telling }, '#/body'],
    [
      'another title',
      (words) => ana.patch(`/topics/${topicId}`, words),
      { title: telling },
      '#/title',
    ],
  ];

  it.each(ways)(
    'hold back %s: nothing is written, and the refusal says what to do',
    async (...way) => {
      const [, send, words, pointer] = way;
      const before = await counts(world);
      const answer = await send(words);
      expect(answer.statusCode).toBe(422);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      const { type, errors, rewrite } = answer.json();
      expect(type).toBe('http://hallway.test/problems/student-data');
      expect(errors).toEqual([
        {
          ...{ pointer, kind: 'name-with-grade', start: 0, end: 23 },
          suggestion: 'A student in grade 4',
          detail: 'A name with the grade, the class or the age of the person',
        },
      ]);
      expect(Object.values(rewrite)).toContain(less);
      expect(answer.body).not.toContain('Marcus');
      expect(await counts(world)).toEqual(before);
    },
  );

  it.each(ways)('are written once confirmed, with a note for moderators: %s', async (...way) => {
    const [, send, words] = way;
    const before = await counts(world);
    const answer = await send({ ...words, ...confirmed });
    expect([200, 201]).toContain(answer.statusCode);
    expect((await counts(world)).flags).toBe(before.flags + 1);
    const flags = await world.deps.db.select().from(studentDataFlags);
    expect(flags.at(-1)).toMatchObject({ kinds: ['name-with-grade'], seenAt: null });
    expect(JSON.stringify(flags)).not.toContain('Marcus');
  });

  it('leave no note when there is nothing in them, confirmed or not', async () => {
    const before = await counts(world);
    await reply(ana, topicId, 'Ana Ruiz, grade 4 teacher at Lincoln', confirmed);
    await reply(ana, topicId, less);
    expect((await counts(world)).flags).toBe(before.flags);
  });

  it('are told of in no event', async () => {
    await reply(ana, topicId, telling, confirmed);
    const events = await world.deps.db.select().from(outbox);
    expect(JSON.stringify(events)).not.toMatch(/Marcus|name-with-grade/);
  });

  it('may be sent under the key of the refusal, and are written once', async () => {
    const key = { 'idempotency-key': 'reply-7' };
    const path = `/topics/${topicId}/posts`;
    expect(await problemOf(ana.post(path, { body: telling }, key))).toBe('422 student-data');
    const both = await Promise.all(
      [1, 2].map(() => ana.post(path, { body: telling, ...confirmed }, key)),
    );
    expect(both.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    expect(both[0]?.json().id).toBe(both[1]?.json().id);
  });

  it('are not looked at for who may not write there', async () => {
    const tom = await world.person();
    const answer = tom.post(`/topics/${topicId}/posts`, { body: telling });
    expect(await problemOf(answer)).toBe('403 not-a-member');
  });

  // Control: with the note outside the transaction of the post, it stays behind although nothing was written.
  it('leave no note when they were not written after all', async () => {
    const { rosa, ana: member, spaceId: other } = await openRoom(world);
    const { id } = await startTopic(member, other);
    const before = await counts(world);
    const answers = await Promise.all([
      ...Array.from({ length: 12 }, () =>
        member.post(`/topics/${id}/posts`, { body: telling, ...confirmed }),
      ),
      rosa.patch(`/topics/${id}`, { locked: true }),
    ]);
    const written = answers.slice(0, 12).filter(({ statusCode }) => statusCode === 201).length;
    const after = await counts(world);
    expect(after.flags - before.flags).toBe(written);
    expect(after.posts - before.posts).toBe(written);
  });

  it('are the author’s to keep as they are: an edit that changes nothing asks nothing', async () => {
    const post = await reply(ana, topicId, telling, confirmed);
    await ok(ana.patch(`/posts/${post.id}`, { body: telling }));
    expect(await problemOf(ana.patch(`/posts/${post.id}`, { body: `${telling} Ideas?` }))).toBe(
      '422 student-data',
    );
  });
});

const counts = async (world: World) => ({
  posts: await world.count('posts'),
  topics: await world.count('topics'),
  flags: await world.count('student_data_flags'),
});
