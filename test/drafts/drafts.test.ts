import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { forgetOldDrafts } from '../../src/drafts/index.ts';
import { keptDays, mostDrafts } from '../../src/drafts/rules.ts';
import { drafts } from '../../src/drafts/tables.ts';
import { persons } from '../../src/people/tables.ts';
import { newId } from '../../src/platform/ids.ts';
import { openRound } from '../check-ins/round.ts';
import { letIn, ok, openRoom, problemOf, reply, startTopic } from '../spaces/talk.ts';
import { openWorld, type World } from '../support/world.ts';
import { draftOf, unfinished, write } from './writing.ts';

describe('a draft', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  /** Ana writes in a room, in a topic that Rosa began there. */
  async function open(wish = {}) {
    const room = await openRoom(world, wish);
    const topic = await startTopic(room.rosa, room.spaceId);
    return { ...room, topicId: topic.id, firstId: topic.lastPost.id, place: `reply.${topic.id}` };
  }

  it('is there on another device, and for nobody else', async () => {
    const { ana, rosa, tom, place } = await open();
    expect(await draftOf(ana, place)).toEqual({ place, words: {}, version: 0, savedAt: null });
    const kept = await ok(write(ana, place, { text: 'Half a thought' }, 0));
    expect(kept).toMatchObject({ place, words: { text: 'Half a thought' }, version: 1 });

    expect(await draftOf(ana, place)).toEqual(kept);
    expect((await unfinished(ana)).items.map(({ words }) => words.text)).toEqual([
      'Half a thought',
    ]);
    expect((await draftOf(rosa, place)).words).toEqual({});
    expect((await draftOf(tom, place).catch(String)).toString()).toContain('404');
    for (const person of [rosa, tom]) expect((await unfinished(person)).items).toEqual([]);
    for (const answer of [
      world.anyone.get('/me/drafts'),
      world.anyone.get(`/me/drafts/${place}`),
      world.anyone.put(`/me/drafts/${place}`, { words: { text: 'x' } }),
      world.anyone.delete(`/me/drafts/${place}`),
    ])
      expect(await problemOf(answer)).toBe('401 not-signed-in');
  });

  it('that is sent twice is kept once', async () => {
    const { ana, place } = await open();
    const first = await ok(write(ana, place, { text: 'Once' }, 0));
    expect(await ok(write(ana, place, { text: 'Once' }, 0))).toEqual(first);
    const twelve = Array.from({ length: 12 }, () => ok(write(ana, place, { text: 'Twice' }, 1)));
    expect(new Set((await Promise.all(twelve)).map(({ version }) => version))).toEqual(
      new Set([2]),
    );
  });

  it('overwrites nothing that another device wrote: it is told what that says', async () => {
    const { ana, place } = await open();
    await ok(write(ana, place, { text: 'On the phone' }, 0));
    const answer = await write(ana, place, { text: 'On the laptop' }, 0);
    expect(answer.statusCode).toBe(412);
    expect(answer.json()).toMatchObject({
      type: expect.stringMatching(/changed-meanwhile$/),
      current: { place, words: { text: 'On the phone' }, version: 1 },
    });
    const each = await Promise.all(
      Array.from({ length: 12 }, (_, nth) => write(ana, place, { text: `Device ${nth}` }, 1)),
    );
    expect(each.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect((await draftOf(ana, place)).version).toBe(2);
  });

  it('that is thrown away counts on, so that no device takes the next one for its own', async () => {
    const { ana, place } = await open();
    await ok(write(ana, place, { text: 'First' }, 0));
    expect(await problemOf(ana.delete(`/me/drafts/${place}`, { 'if-match': '"7"' }))).toBe(
      '412 changed-meanwhile',
    );
    for (const _ of ['once', 'again']) await ok(ana.delete(`/me/drafts/${place}`));
    expect(await draftOf(ana, place)).toMatchObject({ words: {}, version: 2 });
    expect((await unfinished(ana)).items).toEqual([]);
    expect(await problemOf(write(ana, place, { text: 'Late' }, 1))).toBe('412 changed-meanwhile');
    expect(await ok(write(ana, place, { text: 'Second' }, 2))).toMatchObject({ version: 3 });
  });

  it('is kept of replies, topics, edits, briefs and answers', async () => {
    const { ana, rosa, spaceId, topicId, place } = await open();
    const own = await reply(ana, topicId);
    await ok(write(ana, place, { text: 'A reply' }));
    await ok(write(ana, `topic.${spaceId}`, { title: 'A title', text: 'And words' }));
    await ok(write(ana, `edit.${own.id}`, { text: 'A better reply' }));
    await ok(write(rosa, `brief.${topicId}`, { text: 'So far', begunFrom: '0' }));
    expect(await draftOf(ana, `topic.${spaceId}`)).toMatchObject({
      words: { title: 'A title', text: 'And words' },
    });
    const round = await openRound(world);
    await ok(write(round.ana, `check-in.${round.topicId}`, { first: 'I tried', mood: '2' }));
    expect(await problemOf(write(ana, place, { title: 'A title' }))).toBe('400 invalid-input');
  });

  it('is of places alone where its author may write now', async () => {
    const { ana, rosa, tom, spaceId, topicId, firstId, place } = await open({ kind: 'cohort' });
    const own = await reply(ana, topicId);
    const refused = async (person: typeof ana, ...places: string[]) => {
      for (const each of places) {
        const words = each.startsWith('check-in') ? { first: 'x' } : { text: 'x' };
        expect([each, await problemOf(write(person, each, words))]).toEqual([
          each,
          '404 not-found',
        ]);
        expect([each, await problemOf(person.get(`/me/drafts/${each}`))]).toEqual([
          each,
          '404 not-found',
        ]);
      }
    };
    await refused(tom, place, `topic.${spaceId}`, `edit.${own.id}`, `brief.${topicId}`);
    await refused(ana, `edit.${firstId}`, `brief.${topicId}`, `check-in.${topicId}`);
    await refused(ana, `reply.${newId()}`, `topic.${topicId}`, `reply.${spaceId}`);
    expect(await problemOf(ana.get('/me/drafts/elsewhere'))).toBe('400 invalid-input');

    await ok(rosa.patch(`/topics/${topicId}`, { locked: true }));
    await refused(ana, place, `edit.${own.id}`);
    await ok(rosa.patch(`/spaces/${spaceId}`, { archived: true }));
    await refused(ana, `topic.${spaceId}`);
    await refused(rosa, `brief.${topicId}`);
  });

  it('of anonymous words stays on the device: no topic of a circle, and nothing in what one asked there', async () => {
    const { ana, rosa, spaceId } = await open({ kind: 'circle' });
    const asked = await startTopic(ana, spaceId, { anonymous: true });
    for (const place of [`topic.${spaceId}`, `reply.${asked.id}`, `edit.${asked.lastPost.id}`]) {
      expect(await problemOf(write(ana, place, { text: 'Unnamed' }))).toBe('404 not-found');
    }
    await ok(write(rosa, `reply.${asked.id}`, { text: 'Named' }));
    expect((await unfinished(rosa)).items[0]?.about).toMatchObject({ topic: null });
  });

  it('stays with its author who left, without a word about what they read no more', async () => {
    const { ana, spaceId, place } = await open({ kind: 'cohort', name: 'Inside' });
    await ok(write(ana, place, { text: 'My own words' }));
    expect((await unfinished(ana)).items[0]?.about).toMatchObject({
      space: { id: spaceId, name: 'Inside' },
      topic: { title: 'A topic' },
    });
    await ok(ana.delete(`/spaces/${spaceId}/membership`));
    const { items } = await unfinished(ana);
    expect(items).toEqual([
      expect.objectContaining({ words: { text: 'My own words' }, about: null }),
    ]);
    expect((await draftOf(ana, place)).words).toEqual({ text: 'My own words' });
    expect(await problemOf(write(ana, place, { text: 'More' }))).toBe('404 not-found');
    await ok(ana.delete(`/me/drafts/${place}`));
    expect((await unfinished(ana)).items).toEqual([]);
  });

  it('is listed the latest first, page by page', async () => {
    const { ana, rosa, spaceId } = await open();
    const ids: string[] = [];
    for (let nth = 0; nth < 5; nth += 1) {
      const { id } = await startTopic(rosa, spaceId);
      if (nth % 2) world.clock.now = new Date(world.clock.now.getTime() + 1000);
      await ok(write(ana, `reply.${id}`, { text: `Number ${nth}` }));
      ids.push(`reply.${id}`);
    }
    const all = (await unfinished(ana, '?limit=100')).items.map(({ place }) => place);
    expect(new Set(all)).toEqual(new Set(ids));
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = `?limit=2${cursor && `&cursor=${cursor}`}`;
      const page = await unfinished(ana, query);
      paged.push(...page.items.map(({ place }) => place));
      cursor = page.next;
    }
    expect(paged).toEqual(all);
    expect(await problemOf(ana.get('/me/drafts?cursor=abc'))).toBe('400 invalid-input');
  });

  it('has its bounds: 64 KiB, and two hundred for one person', async () => {
    const { ana, place, spaceId } = await open();
    const longest = 'é'.repeat(32 * 1024);
    expect(await problemOf(write(ana, place, { text: `${longest}x` }))).toBe('400 invalid-input');
    await ok(write(ana, place, { text: longest }));
    const row = { personId: ana.id, kind: 'reply' as const, version: 1, savedAt: world.clock.now };
    const many = Array.from({ length: mostDrafts - 1 }, () => ({
      ...{ ...row, subjectId: newId(), words: { text: 'One of many' } },
    }));
    await world.deps.db.insert(drafts).values(many);
    const next = `topic.${spaceId}`;
    expect(await problemOf(write(ana, next, { title: 'x' }))).toBe('409 too-many-drafts');
    await ok(write(ana, place, { text: 'What is there goes on' }));
    await ok(ana.delete(`/me/drafts/${place}`));
    await ok(write(ana, next, { title: 'x' }));
  });

  it('goes after a while without a word, and with its author', async () => {
    const { ana, rosa, tom, spaceId, place } = await open();
    await letIn(rosa, tom, spaceId);
    await ok(write(ana, place, { text: 'Old' }));
    const later = (days: number) => new Date(world.clock.now.getTime() + days * 86_400_000);
    const { signal } = new AbortController();
    const { db } = world.deps;
    await forgetOldDrafts(db, later(keptDays - 1), signal);
    expect((await unfinished(ana)).items).toHaveLength(1);
    expect(await forgetOldDrafts(db, later(keptDays + 1), signal)).toBeGreaterThan(0);
    expect((await unfinished(ana)).items).toEqual([]);

    await ok(write(tom, place, { text: 'Young' }));
    await db.delete(persons).where(eq(persons.id, tom.id));
    expect(await db.select().from(drafts).where(eq(drafts.personId, tom.id))).toEqual([]);
  });
});
