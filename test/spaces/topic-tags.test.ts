import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { find, settle } from '../search/find.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { letIn, ok, openRoom, problemOf, reply, startTopic } from './talk.ts';

type List = { items: { id: string; tags: string[] }[]; next: string | null };

describe('what a topic is about', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const listed = async (person: TestPerson, spaceId: string, query: string) => {
    const { items } = await ok<List>(person.get(`/spaces/${spaceId}/topics?${query}`));
    return items.map(({ id }) => id);
  };

  it('is said by who starts it, and changed by its author or a facilitator alone', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    await letIn(rosa, tom, spaceId);
    const topic = await startTopic(ana, spaceId, { tags: ['math', 'grading'] });
    const path = `/topics/${topic.id}`;
    expect(await ok(ana.get(path))).toMatchObject({ tags: ['math', 'grading'] });
    expect(await ok(ana.patch(path, { tags: ['math'] }))).toMatchObject({
      tags: ['math'],
      version: 2,
    });
    expect(await ok(rosa.patch(path, { tags: [] }))).toMatchObject({ tags: [] });
    expect(await problemOf(tom.patch(path, { tags: ['math'] }))).toBe('403 forbidden');
    const stale = ana.patch(path, { tags: ['math'] }, { 'if-match': '"1"' });
    expect(await problemOf(stale)).toBe('412 changed-meanwhile');
    expect(await ok(ana.patch(path, { title: 'Other' }))).toMatchObject({ tags: [] });
  });

  it('is said with up to five words of the vocabulary, each once', async () => {
    const { ana, spaceId } = await openRoom(world);
    const { id } = await startTopic(ana, spaceId);
    const six = ['math', 'grading', 'science', 'equity', 'literacy', 'projects'];
    expect(await ok(ana.patch(`/topics/${id}`, { tags: six.slice(1) }))).toMatchObject({
      tags: six.slice(1),
    });
    for (const tags of [six, ['math', 'math'], ['recess'], 'math', null]) {
      expect(await problemOf(ana.patch(`/topics/${id}`, { tags }))).toBe('400 invalid-input');
      const start = { title: 'x', body: 'x', tags };
      expect(await problemOf(ana.post(`/spaces/${spaceId}/topics`, start))).toBe(
        '400 invalid-input',
      );
    }
  });

  it('narrows the topics of a space, together with any other filter and page by page', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const made = [];
    for (const tags of [['math'], ['science', 'math'], ['science'], ['math']]) {
      world.clock.now = new Date(world.clock.now.getTime() + 60_000);
      made.push((await startTopic(ana, spaceId, { tags })).id);
    }
    const [first = '', second = '', , last = ''] = made;
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    await reply(rosa, second);
    expect(await listed(rosa, spaceId, 'tag=math')).toEqual([second, last, first]);
    expect(await listed(rosa, spaceId, 'tag=math&filter=mine')).toEqual([second]);
    expect(await listed(rosa, spaceId, 'tag=equity')).toEqual([]);
    const page = await ok<List>(rosa.get(`/spaces/${spaceId}/topics?tag=math&limit=2`));
    expect(page.items).toHaveLength(2);
    expect(await listed(rosa, spaceId, `tag=math&limit=2&cursor=${page.next}`)).toEqual([first]);
    expect(await problemOf(rosa.get(`/spaces/${spaceId}/topics?tag=recess`))).toBe(
      '400 invalid-input',
    );
  });

  it('narrows a search', async () => {
    const { ana, spaceId } = await openRoom(world);
    await startTopic(ana, spaceId, { body: 'axolotl', tags: ['math'] });
    await startTopic(ana, spaceId, { body: 'axolotl' });
    await settle(world);
    const found = async (filters: Record<string, string>) =>
      (await find(ana, 'axolotl', filters)).items.length;
    expect(await found({})).toBe(2);
    expect(await found({ tag: 'math' })).toBe(1);
    expect(await found({ tag: 'math', in: spaceId, order: 'newest' })).toBe(1);
    expect(await found({ tag: 'equity' })).toBe(0);
    expect(await problemOf(ana.get('/search?q=axolotl&tag=recess'))).toBe('400 invalid-input');
  });

  it('is told like the title in a circle: to nobody who came when it was going on', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { kind: 'circle' });
    const { id } = await startTopic(ana, spaceId, { tags: ['well-being'] });
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    await letIn(rosa, tom, spaceId);
    await reply(ana, id, 'axolotl');
    expect(await ok(tom.get(`/topics/${id}`))).toMatchObject({
      tags: [],
      mine: { beganEarlier: true },
    });
    const { items } = await ok<List>(tom.get(`/spaces/${spaceId}/topics`));
    expect(items).toMatchObject([{ id, tags: [] }]);
    expect(await listed(tom, spaceId, 'tag=well-being')).toEqual([]);
    expect(await listed(ana, spaceId, 'tag=well-being')).toEqual([id]);
    const inCircle = { in: spaceId, tag: 'well-being' };
    expect((await find(tom, 'axolotl', { in: spaceId })).items).toHaveLength(1);
    expect((await find(tom, 'axolotl', inCircle)).items).toEqual([]);
    expect((await find(ana, 'axolotl', inCircle)).items).toHaveLength(1);
  });
});
