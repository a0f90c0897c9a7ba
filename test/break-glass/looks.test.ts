import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { persons } from '../../src/people/tables.ts';
import { auditEntries } from '../../src/platform/audit.ts';
import { outbox } from '../../src/platform/events.ts';
import { letIn, ok, problemOf } from '../spaces/talk.ts';
import { openWorld, type World } from '../support/world.ts';
import { looksOf, open, openCircle, toldOf } from './glass.ts';

type Page<Item> = { items: Item[]; next: string | null };
type Topics = Page<{ id: string; title: string; pseudonym: string | null }> & { spaceName: string };
type Posts = Page<{ html: string; author: object | null; pseudonym: string | null }>;

describe('looking into a circle that was opened', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const auditOf = async (spaceId: string) => {
    const its = eq(auditEntries.subject, `spaces/${spaceId}`);
    const rows = await world.deps.db.select().from(auditEntries).where(its);
    return rows.map(({ action, actorId }) => [action, actorId]);
  };

  it('shows the two what is said there, and the circle and the audit each look', async () => {
    const { rosa, spaceId, topicId, askedId, mia, leo } = await openCircle(world);
    const { id } = await open([mia, leo], { spaceId });
    const topics = await ok<Topics>(mia.get(`/break-glass/${id}/topics?limit=1`));
    expect(topics).toMatchObject({ spaceName: 'Tuesdays', items: [{ id: askedId }] });
    expect(topics.items[0]?.pseudonym).toMatch(/^\w+-\w+$/);
    const more = `/break-glass/${id}/topics?limit=1&cursor=${topics.next}`;
    expect(await ok<Topics>(mia.get(more))).toMatchObject({ items: [{ id: topicId }], next: null });
    const posts = await ok<Posts>(leo.get(`/break-glass/${id}/topics/${askedId}/posts`));
    expect(posts.items).toMatchObject([
      {
        html: expect.stringContaining('my principal'),
        author: null,
        pseudonym: expect.any(String),
      },
    ]);

    const [look] = await looksOf(rosa, spaceId);
    expect(look?.readings.map((one) => [one.look, one.by.name, one.topic?.title])).toEqual([
      ['posts', 'Leo Park', 'Whom to tell'],
      ['topics', 'Mia Novak', undefined],
      ['topics', 'Mia Novak', undefined],
    ]);
    expect(look?.readingsCount).toBe(3);
    expect((await auditOf(spaceId)).slice(-3)).toEqual([
      ['break-glass.circle-read', mia.id],
      ['break-glass.circle-read', mia.id],
      ['break-glass.circle-read', leo.id],
    ]);
  });

  it('is for the two alone, as long as they are moderators with nothing to do with it, and for a day', async () => {
    const { rosa, ana, spaceId, mia, leo, eva } = await openCircle(world);
    const { id } = await open([mia, leo], { spaceId });
    const url = `/break-glass/${id}/topics`;
    expect(await problemOf(eva.get(url))).toBe('403 forbidden');
    for (const person of [rosa, ana, await world.person()]) {
      expect(await problemOf(person.get(url))).toMatch(/^404/);
    }
    expect((await world.anyone.get(url)).statusCode).toBe(401);
    await letIn(rosa, leo, spaceId);
    expect(await problemOf(leo.get(url))).toMatch(/^404/);
    const { now } = world.clock;
    world.clock.now = new Date(now.getTime() + 24 * 3_600_000);
    expect(await problemOf(mia.get(url))).toBe('409 break-glass-not-open');
    world.clock.now = now;
    await ok(mia.get(url));
    await world.deps.db.update(persons).set({ staffRole: 'none' }).where(eq(persons.id, mia.id));
    expect(await problemOf(mia.get(url))).toMatch(/^404/);
    const [look] = await looksOf(rosa, spaceId);
    expect(look?.readingsCount).toBe(1);
  });

  it('opens no other circle, and no other way in', async () => {
    const { spaceId, topicId, mia, leo } = await openCircle(world);
    const other = await openCircle(world);
    const { id } = await open([mia, leo], { spaceId });
    const elsewhere = `/break-glass/${id}/topics/${other.topicId}/posts`;
    expect(await problemOf(mia.get(elsewhere))).toMatch(/^404/);
    expect(await problemOf(mia.get(`/break-glass/${id}/author`))).toMatch(/^404/);
    for (const path of [
      ...[`/spaces/${spaceId}`, `/spaces/${spaceId}/topics`, `/topics/${topicId}`],
      ...[`/topics/${topicId}/posts`, `/spaces/${spaceId}/break-glass`],
    ]) {
      expect([path, await problemOf(mia.get(path))]).toEqual([path, '404 not-found']);
    }
    const written = mia.post(`/topics/${topicId}/posts`, { body: 'Stop' });
    expect(await problemOf(written)).toMatch(/^404/);
  });

  it('reveals who asked to the two, and says so to the circle and to who asked', async () => {
    const { rosa, ana, spaceId, askedId, topicId, mia, leo } = await openCircle(world);
    const { id } = await open([mia, leo], { topicId: askedId });
    expect(await toldOf(ana)).toMatchObject([{ topicId: askedId, space: { name: 'Tuesdays' } }]);
    expect(await toldOf(rosa)).toMatchObject([{ topicId: null }]);
    expect(await problemOf(mia.get(`/break-glass/${id}/topics`))).toMatch(/^404/);
    expect(await problemOf(mia.get(`/break-glass/${id}/topics/${topicId}/posts`))).toMatch(/^404/);

    expect(await ok(mia.get(`/break-glass/${id}/author`))).toMatchObject({
      author: { id: ana.id, name: 'Ana Ruiz' },
    });
    expect(await looksOf(rosa, spaceId)).toMatchObject([
      {
        topic: { title: 'Whom to tell' },
        readings: [{ look: 'author', by: { name: 'Mia Novak' } }],
      },
    ]);
    expect(JSON.stringify(await looksOf(rosa, spaceId))).not.toContain(ana.id);
    expect((await auditOf(spaceId)).at(-1)).toEqual(['break-glass.author-revealed', mia.id]);
    const audited = await world.deps.db.select().from(auditEntries);
    expect(JSON.stringify(audited)).not.toContain(ana.id);
    const events = await world.deps.db.select().from(outbox);
    const ours = events.filter(({ type }) => type.startsWith('break-glass.'));
    expect(JSON.stringify(ours.map(({ data }) => data))).not.toContain(ana.id);
  });

  it('tells who asked and left the circle since, without its name', async () => {
    const { ana, askedId, spaceId, mia, leo } = await openCircle(world);
    await ok(ana.delete(`/spaces/${spaceId}/membership`));
    await open([mia, leo], { topicId: askedId });
    expect(await toldOf(ana)).toMatchObject([{ topicId: askedId, space: null }]);
  });

  it('hides the title of what began before a member came', async () => {
    const { rosa, spaceId, topicId, mia, leo } = await openCircle(world);
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    const late = await world.person();
    await letIn(rosa, late, spaceId);
    const { id } = await open([mia, leo], { spaceId });
    await ok(mia.get(`/break-glass/${id}/topics/${topicId}/posts`));
    expect(await looksOf(late, spaceId)).toMatchObject([
      { readings: [{ topic: { id: topicId, title: null } }] },
    ]);
  });
});
