import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pdf, png } from '../attachments/make-files.ts';
import { uploaded } from '../attachments/upload.ts';
import { ok, openRoom, problemOf, startTopic } from '../spaces/talk.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

const telling = 'Marcus Hill (4th grade) at the board';
const less = 'A student in grade 4 at the board';
const confirmed = { studentDataConfirmed: true };
type Flag = { postId: string; kinds: string[]; parts: string[]; text: object | null };

describe('what files say of a student', () => {
  let world: World;
  let room: Awaited<ReturnType<typeof openRoom>>;
  let moderator: TestPerson;
  let topicId: string;
  beforeAll(async () => {
    world = await openWorld();
    room = await openRoom(world);
    moderator = await world.person({ staffRole: 'moderator' });
    topicId = (await startTopic(room.rosa, room.spaceId)).id;
  });
  afterAll(() => world.close());

  const picture = async (person: TestPerson, name = 'board.png') =>
    (await uploaded(world, person, await png(), name)).id;
  const plan = async (person: TestPerson, name: string) =>
    (await uploaded(world, person, pdf(), name)).id;
  const newestFlag = async () => {
    const { items } = await ok<{ items: Flag[] }>(moderator.get('/staff/student-data-flags'));
    return items[0];
  };

  it.each(['a reply', 'a topic'])('is held with %s: what a picture shows', async (what) => {
    const { ana, spaceId } = room;
    const id = await picture(ana);
    const path = what === 'a reply' ? `/topics/${topicId}/posts` : `/spaces/${spaceId}/topics`;
    const heading = what === 'a reply' ? {} : { title: 'At the board' };
    const wish = { ...heading, body: 'We tried it', attachments: [{ id, alt: telling }] };
    const posts = await world.count('posts');
    const answer = await ana.post(path, wish);
    expect(answer.statusCode).toBe(422);
    const { errors, rewrite } = answer.json();
    expect(errors).toMatchObject([{ pointer: '#/attachments/0/alt', kind: 'name-with-grade' }]);
    expect(rewrite).toMatchObject({ body: 'We tried it', attachments: [{ alt: less }] });
    expect(await world.count('posts')).toBe(posts);
    const mended = { ...wish, attachments: [{ id, alt: less }] };
    expect((await ana.post(path, mended)).statusCode).toBe(201);
  });

  it.each([
    ['Marcus_Hill_4th_grade.pdf', 'name-with-grade'],
    ['marcus.pdf', undefined],
    ['Marcus-Hill-has-an-IEP.pdf', 'name-with-detail'],
    ['Marcus Hill (4th grade).pdf', 'name-with-grade'],
    ['2026-04-12 lesson-plan grade-4.pdf', undefined],
    ['Kindness project_v2.1.pdf', undefined],
  ])('is held, or not, by what a file is called: %s', async (name, kind) => {
    const { ana } = room;
    const wish = { body: 'The plan', attachments: [{ id: await plan(ana, name) }] };
    const answer = await ana.post(`/topics/${topicId}/posts`, wish);
    expect(answer.statusCode).toBe(kind ? 422 : 201);
    if (!kind) return;
    const { errors, rewrite } = answer.json();
    expect(errors).toMatchObject([{ pointer: '#/attachments/0/name', kind }]);
    expect(rewrite).toBeNull(); // other words mend nothing
  });

  it('is shown to moderators once confirmed: where it stands, and the words where they may read', async () => {
    const { ana, spaceId } = room;
    const files = [await picture(ana), await plan(ana, 'Marcus_Hill_4th_grade.pdf')];
    const attachments = [{ id: files[0], alt: telling }, { id: files[1] }];
    const made = await ok<{ id: string }>(
      ana.post(`/topics/${topicId}/posts`, { body: 'Both', attachments, ...confirmed }),
    );
    const flag = await newestFlag();
    expect(flag).toMatchObject({
      ...{ postId: made.id, kinds: ['name-with-grade'], parts: ['alt-text', 'file-name'] },
      text: {
        ...{ spaceId, body: 'Both' },
        files: [
          { name: 'board.webp', alt: telling },
          { name: 'Marcus_Hill_4th_grade.pdf', alt: '' },
        ],
      },
    });
    await ok(ana.delete(`/posts/${made.id}`));
    expect((await newestFlag())?.text).toMatchObject({ body: null, files: [] });
  });

  it('stays in the circle: moderators learn that there is something, and of which kind', async () => {
    const circle = await openRoom(world, { kind: 'circle', joinPolicy: 'invitation' });
    const attachments = [
      { id: await picture(circle.ana), alt: telling },
      { id: await plan(circle.ana, 'Marcus_Hill_4th_grade.pdf') },
    ];
    const wish = { title: 'A week', body: 'Both', attachments, ...confirmed };
    await ok(circle.ana.post(`/spaces/${circle.spaceId}/topics`, wish));
    const flag = await newestFlag();
    expect(flag).toMatchObject({ parts: ['alt-text', 'file-name'], text: null });
    expect(JSON.stringify(flag)).not.toMatch(/Marcus|board/);
  });

  it('is looked at as readers would see it: a name that nobody is shown holds nothing back', async () => {
    const { ana, spaceId } = await openRoom(world, { kind: 'circle' });
    const id = await picture(ana, 'Marcus Hill 4th grade.png');
    const ask = { title: 'How do you?', body: 'I wonder', kind: 'question', anonymous: true };
    const answer = await ana.post(`/spaces/${spaceId}/topics`, { ...ask, attachments: [{ id }] });
    expect(answer.statusCode).toBe(201);
  });

  it('tells nobody what somebody else’s file is called', async () => {
    const { rosa, ana } = room;
    const id = await plan(rosa, 'Marcus_Hill_4th_grade.pdf');
    const post = ana.post(`/topics/${topicId}/posts`, { body: 'Mine?', attachments: [{ id }] });
    expect(await problemOf(post)).toBe('409 file-not-free');
  });

  it('is looked over while it is still being written', async () => {
    const attachments = [{ name: 'Marcus_Hill_4th_grade.pdf', alt: '' }, { alt: telling }];
    const answer = await ok<{ findings: object[]; rewrite: object }>(
      room.ana.post('/student-data-review', { body: 'Both', attachments }),
    );
    expect(answer.findings).toMatchObject([
      { pointer: '#/attachments/0/name' },
      { pointer: '#/attachments/1/alt' },
    ]);
    expect(answer.rewrite).toMatchObject({ attachments: [{ alt: '' }, { alt: less }] });
  });
});
