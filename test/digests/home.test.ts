import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { letIn, openRoom, reply, startTopic } from '../spaces/talk.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

describe('the first page', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const home = async (person: TestPerson) => (await person.get('/me/home')).json();
  const mention = (person: TestPerson) => `@[${person.name}](${person.id})`;

  it('is empty for someone new, and names the next digest', async () => {
    const ana = await world.person({ timeZone: 'America/New_York' });
    expect(await home(ana)).toEqual({
      since: null,
      nextDigestAt: '2026-11-23T12:00:00.000Z',
      needsYou: [],
      moreNeeds: 0,
      firstWeek: ['space', 'profile', 'digest'],
      newInSpaces: [],
      missing: [],
    });
  });

  it('takes each task of the first week away when it is done', async () => {
    const { ana, tom } = await openRoom(world);
    expect((await home(ana)).firstWeek).toEqual(['profile', 'digest']);
    await ana.patch('/me', { offers: ['Exit slips that take two minutes'] });
    expect((await home(ana)).firstWeek).toEqual(['digest']);
    await ana.put('/me/digest-preferences', { frequency: 'daily' });
    expect((await home(ana)).firstWeek).toEqual([]);
    expect((await home(tom)).firstWeek).toEqual(['space', 'profile', 'digest']);
  });

  it('gives no tasks to someone who came more than a week ago', async () => {
    const longAgo = await world.person({ onboardedAt: new Date('2026-11-10T15:00:00Z') });
    const lately = await world.person({ onboardedAt: new Date('2026-11-10T15:00:01Z') });
    expect((await home(longAgo)).firstWeek).toEqual([]);
    expect((await home(lately)).firstWeek).toHaveLength(3);
  });

  it('is for people who are signed in', async () => {
    expect((await world.anyone.get('/me/home')).statusCode).toBe(401);
  });

  it('says what asks for me first, what it costs and where to do it', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    const mine = await startTopic(ana, spaceId, { title: 'Mine' });
    const other = await startTopic(rosa, spaceId, { title: 'Other', body: `Ask ${mention(ana)}` });
    await reply(rosa, mine.id, 'An answer');
    const { needsYou } = await home(ana);
    expect(needsYou).toMatchObject([
      {
        kind: 'mention',
        title: 'Rosa Delgado asked for you',
        minutes: 2,
        href: `/topics/${other.id}`,
      },
      { kind: 'reply', title: 'Rosa Delgado answered you', minutes: 1, topicId: mine.id },
    ]);
    expect((await home(tom)).needsYou).toEqual([]);
  });

  it('shows what is new in my spaces until I have read it', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId, { title: 'Exit slips' });
    await reply(rosa, topic.id, 'More of it');
    const [first] = (await home(ana)).newInSpaces;
    expect(first).toMatchObject({
      id: topic.id,
      title: 'Exit slips',
      mine: { unread: 2, isNew: true },
    });
    expect((await home(rosa)).newInSpaces).toEqual([]);
    await ana.put(`/topics/${topic.id}/read`, { position: 2 });
    expect((await home(ana)).newInSpaces).toEqual([]);
  });

  it('shows nothing more of a space from which I was removed', async () => {
    const { rosa, ana, spaceId } = await openRoom(world, { joinPolicy: 'invitation' });
    await startTopic(rosa, spaceId, { title: 'Behind the door', body: `Ask ${mention(ana)}` });
    expect(JSON.stringify(await home(ana))).toContain('Behind the door');
    await rosa.delete(`/spaces/${spaceId}/members/${ana.id}`);
    expect(JSON.stringify(await home(ana))).not.toContain('Behind the door');
  });

  it('asks for five things at most', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    await letIn(rosa, tom, spaceId);
    for (const n of [1, 2, 3, 4, 5, 6, 7]) {
      await startTopic(n % 2 ? rosa : tom, spaceId, { title: `Topic ${n}`, body: mention(ana) });
    }
    expect((await home(ana)).needsYou).toHaveLength(5);
  });

  it('keeps its other parts when one of them fails', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    await startTopic(rosa, spaceId, { title: 'Still here' });
    await world.deps.db.execute(sql`alter table mentions rename to mentions_away`);
    try {
      const answer = await home(ana);
      expect(answer).toMatchObject({ needsYou: [], missing: ['needsYou'] });
      expect(answer.newInSpaces).toMatchObject([{ title: 'Still here' }]);
    } finally {
      await world.deps.db.execute(sql`alter table mentions_away rename to mentions`);
    }
  });
});
