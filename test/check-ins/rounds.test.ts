import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { outbox } from '../../src/platform/events.ts';
import { openLiveDoor } from '../spaces/live-talk.ts';
import { letIn, ok, openRoom, problemOf, reply } from '../spaces/talk.ts';
import { eventually } from '../support/eventually.ts';
import { openWorld, type World } from '../support/world.ts';
import { answersOf, close, openRound, pass, roundOf, share, startRound } from './round.ts';

describe('a check-in', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('asks three things unless told otherwise, and is started by members', async () => {
    const { rosa, ana, tom, spaceId, topicId } = await openRound(world, {}, {});
    expect(await roundOf(tom, topicId)).toMatchObject({
      prompts: ['What I tried', 'What happened', 'What I need'],
      closed: false,
      shared: { count: 0, people: [] },
      moods: null,
      mine: { part: 'waiting', answer: null, mayShare: false, mayReadAnswers: false },
    });
    expect(await ok(ana.get(`/topics/${topicId}`))).toMatchObject({ kind: 'check-in' });
    const own = await startRound(world, ana, spaceId, { prompts: ['One word'] });
    expect((await roundOf(rosa, own.id)).prompts).toEqual(['One word']);

    const wish = { title: 'x', body: 'x', closesAt: '2026-11-18T15:00:00Z' };
    const path = `/spaces/${spaceId}/check-ins`;
    expect(await problemOf(tom.post(path, wish))).toBe('403 not-a-member');
    expect(await problemOf(world.anyone.post(path, wish))).toBe('401 not-signed-in');
    const late = { ...wish, closesAt: '2026-11-01T15:00:00Z' };
    expect(await problemOf(ana.post(path, late))).toBe('400 invalid-input');
    const four = { ...wish, prompts: ['1', '2', '3', '4'] };
    expect(await problemOf(ana.post(path, four))).toBe('400 invalid-input');
    const hidden = await openRoom(world, { joinPolicy: 'invitation' });
    const elsewhere = `/spaces/${hidden.spaceId}/check-ins`;
    expect(await problemOf(tom.post(elsewhere, wish))).toBe('404 not-found');
  });

  it('opens what others shared once one has shared', async () => {
    const { rosa, ana, topicId } = await openRound(world);
    await ok(share(ana, topicId, { words: ['A seating plan', '', 'Time'], mood: 2 }));
    const path = `/topics/${topicId}/check-in/answers`;
    expect(await problemOf(rosa.get(path))).toBe('409 not-shared-yet');
    expect(await roundOf(rosa, topicId)).toMatchObject({
      shared: { count: 1, people: [{ name: 'Ana Ruiz' }] },
      mine: { part: 'waiting', mayReadAnswers: false, mayShare: true },
    });
    await ok(share(rosa, topicId));
    const answers = await answersOf(rosa, topicId);
    expect(answers.map(({ author, words, mine }) => [author?.name, words, mine.isAuthor])).toEqual([
      ['Ana Ruiz', ['A seating plan', '', 'Time'], false],
      ['Rosa Delgado', ['Exit slips', 'Half of them came back', 'A template'], true],
    ]);
    expect(JSON.stringify(answers)).not.toContain('mood'); // of one person it is told to nobody
    expect((await roundOf(ana, topicId)).mine).toMatchObject({
      ...{ part: 'shared', mayReadAnswers: true },
      answer: { words: ['A seating plan', '', 'Time'], mood: 2 },
    });
  });

  it('takes one answer of each, changed until it closes', async () => {
    const { ana, rosa, topicId } = await openRound(world);
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, at) => share(ana, topicId, { words: [`Try ${at}`, '', ''] })),
    );
    expect(all.map(({ statusCode }) => statusCode)).toEqual(Array(12).fill(200));
    await ok(share(ana, topicId, { words: ['Last', '', ''] }));
    await ok(share(rosa, topicId));
    const [first, ...others] = await answersOf(rosa, topicId);
    expect(first?.words).toEqual(['Last', '', '']);
    expect(others).toHaveLength(1);
    expect(await problemOf(share(ana, topicId, { words: ['Too few'] }))).toBe('400 invalid-input');
    expect(await problemOf(share(ana, topicId, { words: ['', ' ', ''] }))).toBe(
      '400 invalid-input',
    );
    expect(await problemOf(share(ana, topicId, { mood: 6 }))).toBe('400 invalid-input');
  });

  it('closes at its time for everybody, whether or not the job has run', async () => {
    const { ana, rosa, topicId } = await openRound(world);
    await ok(share(ana, topicId));
    pass(world);
    expect(await problemOf(share(rosa, topicId))).toBe('409 round-closed');
    expect(await problemOf(rosa.put(`/topics/${topicId}/check-in/skip`))).toBe('409 round-closed');
    expect(await answersOf(rosa, topicId)).toHaveLength(1); // there is nobody left to wait for
    expect(await roundOf(rosa, topicId)).toMatchObject({
      closed: true,
      mine: { mayShare: false, mayReadAnswers: true },
    });
  });

  it('is announced as closed when it is, once, by a job that may run again', async () => {
    const { topicId, ana } = await openRound(world);
    await ok(share(ana, topicId, { mood: 1 }));
    const told = async () => {
      const rows = await world.deps.db.select().from(outbox);
      return rows.filter(
        ({ type, subjects }) =>
          type === 'check-ins.round-closed' && subjects.includes(`topics/${topicId}`),
      ).length;
    };
    await close(world);
    await close(world);
    expect(await told()).toBe(1);
    expect((await roundOf(ana, topicId)).mine.answer?.mood).toBeNull();
  });

  it('is skipped without anybody hearing of it, and taken up again', async () => {
    const { ana, rosa, topicId } = await openRound(world);
    const before = await roundOf(rosa, topicId);
    const skip = `/topics/${topicId}/check-in/skip`;
    expect(await ok(ana.put(skip))).toMatchObject({ mine: { part: 'skipped', mayShare: true } });
    await ok(ana.put(skip));
    expect(await roundOf(rosa, topicId)).toEqual(before);
    const told = await world.deps.db
      .select()
      .from(outbox)
      .where(
        sql`${outbox.type} = 'check-ins.part-changed' and ${outbox.data}->>'personId' = ${ana.id}`,
      );
    expect(told.map(({ subjects }) => subjects)).toEqual([[`people/${ana.id}`]]); // for her other devices
    expect(await problemOf(ana.get(`/topics/${topicId}/check-in/answers`))).toBe(
      '409 not-shared-yet',
    );
    expect(await ok(ana.delete(skip))).toMatchObject({ mine: { part: 'waiting' } });
    await ok(ana.put(skip));
    await ok(share(ana, topicId));
    expect((await roundOf(ana, topicId)).mine.part).toBe('shared');
    expect(await problemOf(ana.put(skip))).toBe('409 already-shared');
    expect(await world.count('check_in_skips')).toBe(0);
  });

  it('is for members, and in a circle for those who were in when it began', async () => {
    const { ana, rosa, tom, spaceId, topicId } = await openRound(world);
    await ok(share(ana, topicId));
    const paths = [`/topics/${topicId}/check-in`, `/topics/${topicId}/check-in/answers`];
    pass(world, 1_000);
    for (const path of paths) {
      expect(await problemOf(tom.get(path))).toBe('404 not-found');
      expect(await problemOf(world.anyone.get(path))).toBe('401 not-signed-in');
    }
    expect(await problemOf(share(tom, topicId))).toBe('404 not-found');
    expect(await problemOf(tom.put(`/topics/${topicId}/check-in/skip`))).toBe('404 not-found');
    expect(await problemOf(tom.delete(`/topics/${topicId}/check-in/skip`))).toBe('404 not-found');
    await letIn(rosa, tom, spaceId);
    pass(world, 1_000);
    await reply(ana, topicId, 'Since then');
    await ok(tom.get(`/topics/${topicId}`));
    for (const path of paths) expect(await problemOf(tom.get(path))).toBe('404 not-found');
    expect(await problemOf(share(tom, topicId))).toBe('404 not-found');

    const open = await openRound(world, {}, {});
    expect(await problemOf(share(open.tom, open.topicId))).toBe('403 not-a-member');
  });

  it('holds what may tell who a student is, in each of its parts', async () => {
    const { ana, rosa, spaceId, topicId } = await openRound(world, {}, {});
    const words = ['Nothing', 'Jamie Soto in grade 4 has an IEP', ''];
    const held = await share(ana, topicId, { words });
    expect(held.statusCode).toBe(422);
    expect(held.json()).toMatchObject({
      errors: [{ pointer: '#/words/1' }],
      rewrite: { words: ['Nothing', expect.stringContaining('student'), ''] },
    });
    expect((await roundOf(ana, topicId)).shared.count).toBe(0);
    await ok(share(ana, topicId, { words, studentDataConfirmed: true }));
    await ok(share(ana, topicId, { words, mood: 3 })); // the same words are not asked about again
    await ok(share(rosa, topicId));
    const [answer] = await answersOf(rosa, topicId);
    const offers = `/check-in-answers/${answer?.id}/offers`;
    const offer = { body: 'I know Jamie Soto in grade 4, he has an IEP' };
    expect(await problemOf(rosa.post(offers, offer))).toBe('422 student-data');
    await ok(rosa.post(offers, { ...offer, studentDataConfirmed: true }));
    const moderator = await world.person({ staffRole: 'moderator' });
    const flagged = async () => {
      const path = '/staff/student-data-flags';
      const { items } = await ok<{
        items: { topicId: string; text: { body: string; author: { name: string } } | null }[];
      }>(moderator.get(path));
      return items
        .filter((item) => item.topicId === topicId)
        .map(({ text }) => text && [text.author.name, text.body]);
    };
    expect(await flagged()).toEqual([null, null]); // they have not shared, so it is not theirs to read yet
    await close(world);
    expect(await flagged()).toEqual([
      ['Rosa Delgado', offer.body],
      ['Ana Ruiz', 'Nothing\n\nJamie Soto in grade 4 has an IEP'],
    ]);
    const wish = { title: 'x', body: 'x', prompts: ['One', words[1]] };
    const closesAt = new Date(world.clock.now.getTime() + 3_600_000);
    const prompted = await rosa.post(`/spaces/${spaceId}/check-ins`, { ...wish, closesAt });
    expect(prompted.json()).toMatchObject({ errors: [{ pointer: '#/prompts/1' }] });
  });

  it('is read page by page', async () => {
    const { ana, rosa, topicId } = await openRound(world);
    for (const person of [ana, rosa]) await ok(share(person, topicId));
    const { items, next } = await ok<{ items: { id: string }[]; next: string }>(
      ana.get(`/topics/${topicId}/check-in/answers?limit=1`),
    );
    const more = await answersOf(ana, topicId, `?cursor=${next}`);
    expect([...items, ...more].map(({ id }) => id)).toEqual(
      (await answersOf(ana, topicId)).map(({ id }) => id),
    );
    expect(more).toHaveLength(1);
  });

  it('is told live, without a word', async () => {
    const door = await openLiveDoor(world);
    const { ana, rosa, topicId } = await openRound(world);
    const socket = await door.connect(rosa);
    await socket.join(`topics/${topicId}`);
    await ok(share(ana, topicId, { words: ['nightjar', '', ''] }));
    await close(world);
    const heard = () => socket.events(`topics/${topicId}`).map(({ type }) => type);
    await eventually(() => {
      expect(heard()).toEqual(
        expect.arrayContaining(['check-ins.round-changed', 'check-ins.round-closed']),
      );
    });
    expect(JSON.stringify(socket.frames)).not.toContain('nightjar');
    await socket.close();
    await door.close();
  });
});
