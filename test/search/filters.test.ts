import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ok, openRoom, reply, startSpace, startTopic } from '../spaces/talk.ts';
import { openWorld, type World } from '../support/world.ts';
import { find, settle, textsFound } from './find.ts';

describe('narrowing a search', () => {
  let world: World;
  let room: Awaited<ReturnType<typeof openRoom>>;
  let otherId: string;
  beforeAll(async () => {
    world = await openWorld();
    room = await openRoom(world);
    const { rosa, ana, spaceId } = room;
    world.clock.now = new Date('2026-09-01T12:00:00Z');
    const question = await startTopic(ana, spaceId, {
      kind: 'question',
      title: 'Widgets',
      body: 'Which widget?',
    });
    const answer = await reply(rosa, question.id, 'This widget');
    await ok(ana.put(`/topics/${question.id}/answer`, { postId: answer.id }));
    world.clock.now = new Date('2026-10-01T12:00:00Z');
    await startTopic(rosa, spaceId, {
      kind: 'question',
      title: 'Open',
      body: 'What else is a widget?',
    });
    const other = await startSpace(rosa, { name: 'Elsewhere' });
    otherId = other.id;
    await startTopic(rosa, other.id, { title: 'Elsewhere', body: 'A widget elsewhere' });
    await settle(world);
  });
  afterAll(() => world.close());

  const all = ['A widget elsewhere', 'This widget', 'What else is a widget?', 'Which widget?'];
  it.each([
    ['everything', {}, all],
    ['a space', () => ({ in: otherId }), ['A widget elsewhere']],
    ['a person', () => ({ person: room.ana.id }), ['Which widget?']],
    ['nobody', () => ({ person: room.tom.id }), []],
    ['questions', { kind: 'question' }, ['This widget', 'What else is a widget?', 'Which widget?']],
    ['answered questions', { answered: 'yes' }, ['This widget', 'Which widget?']],
    ['questions without an answer', { answered: 'no' }, ['What else is a widget?']],
    [
      'since a day',
      { from: '2026-10-01T00:00:00Z' },
      ['A widget elsewhere', 'What else is a widget?'],
    ],
    ['before a day', { to: '2026-10-01T00:00:00Z' }, ['This widget', 'Which widget?']],
    [
      'the moment itself, from it on and not up to it',
      { from: '2026-10-01T12:00:00Z', to: '2026-10-01T12:00:00Z' },
      [],
    ],
    [
      'several at once',
      () => ({ kind: 'question', person: room.rosa.id, from: '2026-10-01T00:00:00Z' }),
      ['What else is a widget?'],
    ],
  ])('to %s', async (_, filters, texts) => {
    const wish = typeof filters === 'function' ? filters() : filters;
    expect((await textsFound(room.tom, 'widget', wish)).sort()).toEqual(texts);
  });

  it('tells which post is the answer, and what is answered', async () => {
    const { items } = await find(room.tom, 'widget', { answered: 'yes' });
    expect(items.map(({ isAnswer, topic }) => [isAnswer, topic.answered]).sort()).toEqual([
      [false, true],
      [true, true],
    ]);
  });

  it('puts the best first: a title, the very word, what helped; or the newest', async () => {
    const { rosa, ana, tom, spaceId } = room;
    const start = new Date('2026-11-01T12:00:00Z');
    world.clock.now = start;
    const topic = await startTopic(ana, spaceId, { title: 'Gizmos', body: 'First' });
    const bodies = ['A gizmo', 'Gizmos and more', 'Gizmos that helped'];
    for (const body of bodies) {
      world.clock.now = new Date(world.clock.now.getTime() + 60_000);
      const post = await reply(ana, topic.id, body);
      if (body.endsWith('helped')) await ok(rosa.put(`/posts/${post.id}/reactions/helped`));
    }
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    await reply(ana, topic.id, 'Gizmos and more');
    await settle(world);
    expect(await textsFound(tom, 'gizmos')).toEqual([
      'First',
      'Gizmos that helped',
      'Gizmos and more',
      'Gizmos and more',
      'A gizmo',
    ]);
    expect(await textsFound(tom, 'gizmos', { order: 'newest' })).toEqual([
      'Gizmos and more',
      'Gizmos that helped',
      'Gizmos and more',
      'A gizmo',
      'First',
    ]);
  });

  it.each(['best', 'newest'])(
    'pages through the %s first: each post once, also of the same moment',
    async (order) => {
      const { ana, tom } = room;
      const space = await startSpace(ana, { name: order });
      const topic = await startTopic(ana, space.id, {
        title: `${order} thingies`,
        body: 'Thingy 0',
      });
      for (let n = 1; n < 9; n += 1) await reply(ana, topic.id, `Thingy ${n % 3}`);
      await settle(world);
      const whole = (await find(tom, 'thingy', { in: space.id, order, limit: 100 })).items.map(
        ({ postId }) => postId,
      );
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Awaited<ReturnType<typeof find>> = await find(tom, 'thingy', {
          in: space.id,
          order,
          limit: 2,
          ...(cursor && { cursor }),
        });
        seen.push(...page.items.map(({ postId }) => postId));
        cursor = page.next;
      }
      expect(whole).toHaveLength(9);
      expect(seen).toEqual(whole);
    },
  );
});
