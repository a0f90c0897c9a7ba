import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { sweepFiles } from '../../src/attachments/index.ts';
import { attachments } from '../../src/attachments/tables.ts';
import { persons } from '../../src/people/tables.ts';
import { letIn, ok, openRoom, problemOf, reply, startTopic } from '../spaces/talk.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { pdf, png } from './make-files.ts';
import { uploaded } from './upload.ts';

const hour = 3_600_000;

describe('files of a post', () => {
  let world: World;
  let room: Awaited<ReturnType<typeof openRoom>>;
  let topicId: string;
  beforeAll(async () => {
    world = await openWorld();
    room = await openRoom(world);
    topicId = (await startTopic(room.rosa, room.spaceId)).id;
  });
  afterAll(() => world.close());

  const file = (person: TestPerson, name = 'plan.pdf') => uploaded(world, person, pdf(), name);
  const read = (person: Pick<TestPerson, 'get'>, id: string, part = '') =>
    person.get(`/attachments/${id}${part}`);
  const codeOf = async (...asked: Parameters<typeof read>) => (await read(...asked)).statusCode;
  /** Whether its bytes are there still. */
  const lies = async (id: string) => {
    const bytes = await world.fileDeps.files.read(id);
    bytes?.destroy();
    return bytes !== undefined;
  };
  const post = (person: TestPerson, ids: string[], more: object = {}) =>
    person.post(`/topics/${topicId}/posts`, {
      ...{ body: 'Here they are', attachments: ids.map((id) => ({ id })) },
      ...more,
    });

  it('are shown with it, in the order of their author, with what pictures show', async () => {
    const { rosa, ana } = room;
    const plan = await file(rosa);
    const board = await uploaded(world, rosa, await png(600, 400), 'board.png');
    const wishes = [{ id: board.id, alt: 'A board full of notes' }, { id: plan.id }];
    const made = await ok<{ id: string; attachments: unknown[] }>(
      rosa.post(`/topics/${topicId}/posts`, { body: 'Two files', attachments: wishes }),
    );
    const shown = [
      { ...board, alt: 'A board full of notes' },
      { ...plan, alt: '' },
    ];
    expect(made.attachments).toEqual(shown);
    const seen = await ok<{ attachments: unknown[] }>(ana.get(`/posts/${made.id}`));
    expect(seen.attachments).toEqual(shown);
    const edited = await ok<{ attachments: unknown[] }>(
      rosa.patch(`/posts/${made.id}`, { body: 'Still two' }),
    );
    expect(edited.attachments).toEqual(shown);
    const list = await ok<{ items: { attachments: unknown[] }[] }>(
      ana.get(`/topics/${topicId}/posts`),
    );
    expect(list.items.map((item) => item.attachments.length)).toEqual([0, 2]);
  });

  it('come with the first post of a topic too', async () => {
    const { rosa, ana, spaceId } = room;
    const { id } = await file(rosa);
    const topic = await startTopic(rosa, spaceId, { attachments: [{ id }] });
    const first = await ok<{ attachments: unknown[] }>(ana.get(`/posts/${topic.lastPost.id}`));
    expect(first.attachments).toHaveLength(1);
    expect(await codeOf(ana, id)).toBe(200);
  });

  it('are sent so that no browser runs what is in them', async () => {
    const { rosa } = room;
    const board = await uploaded(world, rosa, await png(600, 400), 'board.png');
    for (const [id, type, how] of [
      [(await file(rosa)).id, 'application/pdf', /^attachment; filename="plan.pdf"/],
      [board.id, 'image/webp', /^inline; filename="board.webp"/],
    ] as const) {
      const { headers, statusCode } = await read(rosa, id);
      expect({ statusCode, ...headers }).toMatchObject({
        statusCode: 200,
        'content-type': type,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-cache',
        'content-disposition': expect.stringMatching(how),
      });
      const tag = String(headers.etag);
      const again = await rosa.get(`/attachments/${id}`, { 'if-none-match': tag });
      expect([again.statusCode, again.body]).toEqual([304, '']);
    }
    expect((await read(rosa, board.id, '/preview')).headers.etag).not.toBe(
      (await read(rosa, board.id)).headers.etag,
    );
    expect(await codeOf(rosa, (await file(rosa)).id, '/preview')).toBe(404);
  });

  it('are their uploader’s alone until they are attached', async () => {
    const { rosa, ana } = room;
    const { id } = await file(rosa);
    expect(await codeOf(rosa, id)).toBe(200);
    expect(await codeOf(ana, id)).toBe(404);
    expect(await codeOf(await world.person({ staffRole: 'administrator' }), id)).toBe(404);
    expect(await codeOf(world.anyone, id)).toBe(401);
    expect((await ana.delete(`/attachments/${id}`)).statusCode).toBe(404);
    expect(await problemOf(post(ana, [id]))).toBe('409 file-not-free');
    expect((await rosa.delete(`/attachments/${id}`)).statusCode).toBe(204);
    expect(await codeOf(rosa, id)).toBe(404);
    expect(await problemOf(post(rosa, [id]))).toBe('409 file-not-free');
  });

  it('are attached once, when twelve posts ask for the same ones in every order', async () => {
    const { rosa, spaceId } = room;
    const [one, two] = [(await file(rosa)).id, (await file(rosa)).id];
    const topics = await Promise.all(Array.from({ length: 12 }, () => startTopic(rosa, spaceId)));
    const before = await world.count('posts');
    const answers = await Promise.all(
      topics.map(({ id }, n) => {
        const attachments = (n % 2 ? [one, two] : [two, one]).map((file) => ({ id: file }));
        return rosa.post(`/topics/${id}/posts`, { body: 'Both', attachments });
      }),
    );
    const codes = answers.map(({ statusCode }) => statusCode).sort();
    expect(codes).toEqual([201, ...Array(11).fill(409)]);
    expect(await world.count('posts')).toBe(before + 1);
    expect((await rosa.delete(`/attachments/${one}`)).statusCode).toBe(403);
  });

  it('stay free where the post is refused', async () => {
    const { rosa, tom } = room;
    const theirs = await file(tom);
    expect(await problemOf(post(tom, [theirs.id]))).toBe('403 not-a-member');
    const [good, gone] = [await file(rosa), await file(rosa)];
    await rosa.delete(`/attachments/${gone.id}`);
    expect(await problemOf(post(rosa, [good.id, gone.id]))).toBe('409 file-not-free');
    expect((await post(rosa, [good.id, good.id])).statusCode).toBe(400);
    const eleven = Array.from({ length: 11 }, () => good.id);
    expect((await post(rosa, eleven)).statusCode).toBe(400);
    const words = { body: 'Jamie Soto in grade 4 has an IEP' };
    expect((await post(rosa, [good.id], words)).statusCode).toBe(422);
    const sure = { ...words, studentDataConfirmed: true };
    expect((await post(rosa, [good.id], sure)).statusCode).toBe(201);
  });

  it('are one post for one key', async () => {
    const { rosa } = room;
    const { id } = await file(rosa);
    const wish = { body: 'Once', attachments: [{ id }] };
    const send = () =>
      rosa.post(`/topics/${topicId}/posts`, wish, { 'idempotency-key': 'post-with-file' });
    const answers = await Promise.all(Array.from({ length: 12 }, send));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1);
  });

  it('go with the post: at once for everyone, and from the disk a month later', async () => {
    const { rosa, ana } = room;
    const { id } = await file(rosa);
    const made = (await post(rosa, [id])).json();
    expect(await codeOf(ana, id)).toBe(200);
    await ok(rosa.delete(`/posts/${made.id}`));
    for (const person of [rosa, ana]) expect(await codeOf(person, id)).toBe(404);
    expect((await ana.get(`/posts/${made.id}`)).json().attachments).toEqual([]);
    await sweepFiles(world.fileDeps);
    expect(await lies(id)).toBe(true);
    const later = new Date(world.clock.now.getTime() + 31 * 24 * hour);
    await sweepFiles({ ...world.fileDeps, now: () => later });
    expect(await lies(id)).toBe(false);
  });

  it('are not shown to who may not read the post', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { kind: 'circle' });
    const { id } = await uploaded(world, rosa, await png(), 'board.png');
    const topic = await startTopic(rosa, spaceId, { attachments: [{ id }] });
    const staff = await world.person({ staffRole: 'moderator' });
    world.clock.now = new Date(world.clock.now.getTime() + hour);
    const late = await world.person();
    await letIn(rosa, late, spaceId);
    const left = await world.person();
    const next = await uploaded(world, rosa, await png(), 'next.png');
    world.clock.now = new Date(world.clock.now.getTime() + hour);
    await letIn(rosa, left, spaceId);
    world.clock.now = new Date(world.clock.now.getTime() + hour);
    await reply(rosa, topic.id, 'Another', { attachments: [{ id: next.id }] });
    for (const part of ['', '/preview']) {
      expect(await codeOf(ana, id, part)).toBe(200);
      for (const person of [tom, staff, late, left]) {
        expect(await codeOf(person, id, part)).toBe(404);
      }
      for (const person of [late, left]) expect(await codeOf(person, next.id, part)).toBe(200);
    }
    await ok(left.delete(`/spaces/${spaceId}/membership`));
    expect(await codeOf(left, next.id)).toBe(404);
  });

  it('tell no name under a pseudonym: pictures come without theirs, documents do not come', async () => {
    const { rosa, ana, spaceId } = await openRoom(world, { kind: 'circle' });
    const plan = await file(ana, 'Ana Ruiz.pdf');
    const board = await uploaded(world, ana, await png(), 'Ana Ruiz.png');
    const ask = (id: string) =>
      ana.post(`/spaces/${spaceId}/topics`, {
        ...{ title: 'How do you?', body: 'I wonder', kind: 'question', anonymous: true },
        attachments: [{ id }],
      });
    expect(await problemOf(ask(plan.id))).toBe('409 file-tells-who');
    const topic = (await ask(board.id)).json();
    const [shown] = (await rosa.get(`/posts/${topic.lastPost.id}`)).json().attachments;
    expect(shown.name).toBe('file.webp');
    const { headers } = await rosa.get(`/attachments/${board.id}`);
    expect(JSON.stringify(headers)).not.toMatch(/ana/i);
    const again = (id: string) =>
      ana.post(`/topics/${topic.id}/posts`, { body: 'More', attachments: [{ id }] });
    expect(await problemOf(again(plan.id))).toBe('409 file-tells-who');
  });

  it('are swept when nobody attached them in a day, and when their owner is gone', async () => {
    const { rosa } = room;
    const leaver = await world.person();
    await letIn(rosa, leaver, room.spaceId);
    const [waiting, theirs] = [await file(rosa), await file(leaver)];
    expect((await post(leaver, [theirs.id])).statusCode).toBe(201);
    await sweepFiles(world.fileDeps);
    expect(await codeOf(rosa, waiting.id)).toBe(200);
    await world.deps.db.delete(persons).where(eq(persons.id, leaver.id));
    world.clock.now = new Date(world.clock.now.getTime() + 25 * hour);
    await sweepFiles(world.fileDeps);
    for (const { id } of [waiting, theirs]) {
      expect(await codeOf(rosa, id)).toBe(404);
      expect(await lies(id)).toBe(false);
      const rows = world.deps.db.$count(attachments, eq(attachments.id, id));
      expect(await rows).toBe(0);
    }
  });
});
