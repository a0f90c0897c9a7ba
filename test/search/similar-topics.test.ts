import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { letIn, ok, openRoom, problemOf, reply, startTopic } from '../spaces/talk.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { settle } from './find.ts';

describe('topics like the one that is being written', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const path = (spaceId: string, title: string) =>
    `/spaces/${spaceId}/similar-topics?${new URLSearchParams({ title })}`;
  const similar = async (person: TestPerson, spaceId: string, title: string) =>
    (await ok<{ items: { title: string }[] }>(person.get(path(spaceId, title)))).items.map(
      (topic) => topic.title,
    );

  it('share two words in whatever form, the closest first, five at most', async () => {
    const { ana, spaceId } = await openRoom(world);
    for (const title of [
      'Scheduling co-teaching for newcomers',
      'A schedule that holds',
      'What newcomers read first',
      'Newcomer schedules in grades 3-5',
      'Lunch',
    ]) {
      await startTopic(ana, spaceId, { title, body: 'Newcomers and schedules, everywhere' });
    }
    await settle(world);
    const found = await similar(ana, spaceId, 'How do you schedule co-teaching for newcomers?');
    expect(found[0]).toBe('Scheduling co-teaching for newcomers');
    expect(found).toContain('Newcomer schedules in grades 3-5');
    expect(found).not.toContain('Lunch');
    for (let n = 0; n < 7; n += 1) {
      await startTopic(ana, spaceId, { title: `Newcomer schedules, part ${n}` });
    }
    await settle(world);
    expect(await similar(ana, spaceId, 'newcomers sched')).toHaveLength(5);
    expect(await similar(ana, spaceId, 'zzyzx and the quokka')).toEqual([]);
    expect(await similar(ana, spaceId, 'of the')).toEqual([]);
  });

  it('share two words also when only one of those that were typed is used here', async () => {
    const { ana, spaceId } = await openRoom(world);
    await startTopic(ana, spaceId, { title: 'Portfolios in kindergarten' });
    await settle(world);
    expect(await similar(ana, spaceId, 'Portfolios for blacksmiths')).toEqual([]);
    expect(await similar(ana, spaceId, 'Portfolios for the')).toEqual([
      'Portfolios in kindergarten',
    ]);
    expect(await similar(ana, spaceId, 'Kindergarten portfolios for blacksmiths')).toHaveLength(1);
  });

  it('are of this space, of nobody with a block, and of what stands', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const other = await openRoom(world);
    await startTopic(other.rosa, other.spaceId, { title: 'Gradebook feedback elsewhere' });
    const gone = await startTopic(rosa, spaceId, { title: 'Gradebook feedback that went' });
    await ok(rosa.delete(`/posts/${gone.lastPost.id}`));
    await startTopic(rosa, spaceId, { title: 'Gradebook feedback by Rosa' });
    await settle(world);
    expect(await similar(ana, spaceId, 'Gradebook feedback')).toEqual([
      'Gradebook feedback by Rosa',
    ]);
    await ok(ana.put(`/people/${rosa.id}/block`));
    expect(await similar(ana, spaceId, 'Gradebook feedback')).toEqual([]);
  });

  it('are told of a space to those who read it', async () => {
    const { rosa, tom, spaceId } = await openRoom(world, { joinPolicy: 'invitation' });
    await startTopic(rosa, spaceId, { title: 'Gradebook feedback' });
    await settle(world);
    expect(await problemOf(tom.get(path(spaceId, 'Gradebook')))).toBe('404 not-found');
    expect(await problemOf(world.anyone.get(path(spaceId, 'Gradebook')))).toBe('401 not-signed-in');
    expect(await problemOf(rosa.get(path(spaceId, ' ')))).toBe('400 invalid-input');
    expect(await problemOf(rosa.get(path(spaceId, 'x'.repeat(201))))).toBe('400 invalid-input');
    expect(await similar(rosa, spaceId, 'Gradebook')).toEqual(['Gradebook feedback']);
    for (const title of ["') | 'a", "a' <-> !b:*", '%_\\', 'select 1; --']) {
      expect((await rosa.get(path(spaceId, title))).statusCode).toBe(200);
    }
  });

  it('stay in a circle, and there begin with the history of who asks', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { kind: 'circle' });
    const old = await startTopic(rosa, spaceId, { title: 'Principals and burnout' });
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    expect(await problemOf(tom.get(path(spaceId, 'Principal burnout')))).toBe('404 not-found');
    await letIn(rosa, tom, spaceId);
    await reply(ana, old.id, 'It goes on'); // Tom reads the topic from here on, and not its title
    await settle(world);
    expect(await similar(ana, spaceId, 'Principal burnout')).toEqual(['Principals and burnout']);
    expect(await similar(tom, spaceId, 'Principal burnout')).toEqual([]);
    await startTopic(ana, spaceId, { title: 'What makes your day' });
    await startTopic(ana, spaceId, { title: '¿Cómo ayudar sobre todo cuando llegan?' });
    expect(await similar(ana, spaceId, 'What about your week')).toEqual([]);
    expect(await similar(ana, spaceId, 'Sobre todo cuando salen')).toEqual([]);
    expect(await similar(ana, spaceId, 'What makes principals stay')).toEqual([]);
    expect(await similar(ana, spaceId, 'What makes')).toEqual(['What makes your day']);
    const open = await openRoom(world);
    await letIn(open.rosa, ana, open.spaceId);
    expect(await similar(ana, open.spaceId, 'Principal burnout')).toEqual([]);
  });
});
