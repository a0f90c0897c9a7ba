import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { blocks, persons } from '../../src/people/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { mentions } from '../../src/spaces/tables.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { letIn, ok, openRoom, problemOf, reply, startTopic } from './talk.ts';

describe('asking someone by name', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const asked = async (postId: string) => {
    const rows = await world.deps.db.select().from(mentions).where(eq(mentions.postId, postId));
    return rows.map(({ personId }) => personId);
  };
  const block = (one: TestPerson, other: TestPerson) =>
    world.deps.db
      .insert(blocks)
      .values({ personId: one.id, blockedId: other.id, createdAt: world.clock.now });

  it('links their true name, whatever was written', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    const post = await reply(ana, topic.id, `Could you, @[the boss](${rosa.id})?`);
    expect(post.body).toBe(`Could you, @[Rosa Delgado](${rosa.id})?`);
    expect(post.html).toContain(`<a class="mention" href="/people/${rosa.id}">@Rosa Delgado</a>`);
    expect(await asked(post.id)).toEqual([rosa.id]);
  });

  it('cannot be written around another, so as to put words beside a name', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { joinPolicy: 'request' });
    const topic = await startTopic(rosa, spaceId);
    for (const { id } of [rosa, tom]) {
      const body = `@[@[The boss](${newId()})](${id}) and @[Rosa](${rosa.id})`;
      const sent = ana.post(`/topics/${topic.id}/posts`, { body });
      expect(await problemOf(sent)).toBe('422 too-tangled');
    }
  });

  it('asks nobody who may not read it, nor across a block, nor oneself', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { joinPolicy: 'request' });
    const blocked = await world.person();
    await letIn(rosa, blocked, spaceId);
    await block(blocked, ana);
    const topic = await startTopic(rosa, spaceId);
    const names = [tom, blocked, ana, { id: newId() }].map(({ id }) => `@[Someone](${id})`);

    const post = await reply(ana, topic.id, names.join(' '));

    expect(await asked(post.id)).toEqual([]);
    expect(post.body).toBe(`@Someone @Someone @[Ana Ruiz](${ana.id}) @Someone`);
    expect(post.html).not.toContain(tom.id);
  });

  it('stops at twenty people, however they are written', async () => {
    const { ana, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId);
    const people = (count: number) =>
      Array.from({ length: count }, () => `@[x](${newId()})`).join('');
    const send = (body: string) => ana.post(`/topics/${topic.id}/posts`, { body });
    expect((await send(people(20))).statusCode).toBe(201);
    expect(await problemOf(send(people(21)))).toBe('422 too-many-mentions');
    expect(await problemOf(send(people(1_500)))).toBe('422 too-many-mentions');
    expect((await send(people(10_000))).statusCode).toBe(400);
    expect((await send(`@[x](${ana.id})`.repeat(1_000))).statusCode).toBe(201);
    expect(await ok(ana.get(`/topics/${topic.id}`))).toMatchObject({ postsCount: 3 });
  });

  it('asks those who are new when a post is changed', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const tess = await world.person({ name: 'Tess [Ed] Moore' });
    await letIn(rosa, tess, spaceId);
    const topic = await startTopic(rosa, spaceId);
    const post = await reply(ana, topic.id, `@[a](${rosa.id})`);
    await ok(ana.patch(`/posts/${post.id}`, { body: `@[b](${tess.id}) \`@[a](${rosa.id})\`` }));
    expect(await asked(post.id)).toEqual([tess.id]);
    expect((await ok<{ html: string }>(ana.get(`/posts/${post.id}`))).html).toContain(
      '@Tess  Ed  Moore</a>',
    );
  });

  it('is completed with members only, never with someone suspended or across a block', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { joinPolicy: 'request' });
    const anders = await world.person({ name: 'Anders Holm' });
    await letIn(rosa, anders, spaceId);
    const suggest = async (person: TestPerson, prefix: string) => {
      const path = `/spaces/${spaceId}/people?prefix=${encodeURIComponent(prefix)}`;
      const { items } = await ok<{ items: { name: string }[] }>(person.get(path));
      return items.map(({ name }) => name);
    };
    expect(await suggest(rosa, 'an')).toEqual(['Ana Ruiz', 'Anders Holm']);
    expect(await suggest(rosa, 'ru')).toEqual(['Ana Ruiz']);
    expect(await suggest(rosa, '%')).toEqual([]);
    await block(ana, anders);
    expect(await suggest(ana, 'an')).toEqual(['Ana Ruiz']);
    const suspend = (suspendedUntil: Date | null) =>
      world.deps.db
        .update(persons)
        .set({ suspendedAt: world.clock.now, suspendedUntil })
        .where(eq(persons.id, anders.id));
    await suspend(null);
    expect(await suggest(rosa, 'an')).toEqual(['Ana Ruiz']);
    await suspend(world.clock.now);
    expect(await suggest(rosa, 'an')).toEqual(['Ana Ruiz', 'Anders Holm']);
    expect(await problemOf(tom.get(`/spaces/${spaceId}/people?prefix=a`))).toBe('404 not-found');
    expect(await problemOf(world.anyone.get(`/spaces/${spaceId}/people`))).toBe(
      '401 not-signed-in',
    );
  });

  it('folds the words of someone with a block between, in both directions', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    const post = await reply(ana, topic.id);
    await block(rosa, ana);
    expect(await ok(rosa.get(`/posts/${post.id}`))).toMatchObject({ mine: { collapsed: true } });
    expect(await ok(ana.get(`/posts/${topic.lastPost.id}`))).toMatchObject({
      mine: { collapsed: true },
    });
    expect(await ok(rosa.get(`/topics/${topic.id}`))).toMatchObject({
      mine: { lastPostCollapsed: true },
    });
  });
});
