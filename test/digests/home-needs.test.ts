import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { HomeView } from '../../src/digests/schemas.ts';
import { appealToken } from '../../src/people/appeal-token.ts';
import { ask, openCircle } from '../break-glass/glass.ts';
import { openRound, openShared, pass, share, startRound } from '../check-ins/round.ts';
import { openGroup, turn } from '../consultancies/group.ts';
import { decide, queueOf, report, reportAnswer, reportOffer } from '../moderation/desk.ts';
import { acceptCharter, ok, openRoom, reply, startTopic } from '../spaces/talk.ts';
import { statementsOf } from '../support/statements.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

describe('what needs someone', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const homeOf = (person: TestPerson) => ok<HomeView>(person.get('/me/home'));
  /** Nothing is empty here because it could not be gathered. */
  const needsOf = async (person: TestPerson) => {
    const { needsYou, missing } = await homeOf(person);
    expect(missing).toEqual([]);
    return needsYou;
  };
  const mention = (person: TestPerson) => `@[${person.name}](${person.id})`;

  it('is a mention until it is answered: read alone, it waits for a week', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId, { body: `What does ${mention(ana)} think?` });
    const now = world.clock.now;
    const days = 86_400_000;
    pass(world, 8 * days); // unread, it waits; and the week begins when it is read
    expect(await needsOf(ana)).toMatchObject([{ kind: 'mention', minutes: 2 }]);
    await ok(ana.put(`/topics/${topic.id}/read`, { position: 1 }));
    pass(world, 6 * days);
    expect(await needsOf(ana)).toMatchObject([{ kind: 'mention' }]);
    pass(world, days);
    expect(await needsOf(ana)).toEqual([]);
    pass(world, -days);
    await reply(ana, topic.id, 'I think so too');
    expect(await needsOf(ana)).toEqual([]);
    world.clock.now = now;

    const other = await startTopic(rosa, spaceId, { body: mention(ana) });
    await ok(ana.put(`/topics/${other.id}/read`, { position: 1 }));
    await ok(ana.put(`/posts/${other.lastPost.id}/reactions/helped`));
    expect(await needsOf(ana)).toEqual([]);

    const answered = await startTopic(rosa, spaceId, { body: mention(ana) });
    await reply(ana, answered.id, 'Answered from the mail, and read nowhere');
    expect(await needsOf(ana)).toEqual([]);
  });

  it('is a check-in with its time and who has shared, and in a circle not a word of it', async () => {
    const { rosa, ana, tom, topicId } = await openRound(world, { title: 'Week six' });
    await ok(share(rosa, topicId));
    const needs = await needsOf(ana);
    expect(needs).toMatchObject([
      {
        ...{ kind: 'check-in', title: 'Share your check-in', detail: 'Exit slips', minutes: 2 },
        dueAt: new Date(world.clock.now.getTime() + 3_600_000).toISOString(),
        shared: { count: 1, faces: [{ id: rosa.id, name: 'Rosa Delgado' }] },
        href: `/topics/${topicId}`,
      },
    ]);
    expect(JSON.stringify(needs)).not.toMatch(/Week six|How did it go/);
    for (const person of [rosa, tom]) expect(await needsOf(person)).toEqual([]);
    await ok(ana.put(`/topics/${topicId}/check-in/skip`));
    expect(await needsOf(ana)).toEqual([]);
    await ok(ana.delete(`/topics/${topicId}/check-in/skip`));
    expect(await needsOf(ana)).toHaveLength(1);
    const now = world.clock.now;
    pass(world);
    expect(await needsOf(ana)).toEqual([]);
    world.clock.now = now;
  });

  it('names a check-in elsewhere, and none that somebody muted or that began before them', async () => {
    const room = await openRoom(world);
    const { rosa, ana, tom, spaceId } = room;
    const { id } = await startRound(world, rosa, spaceId, { title: 'Week six' });
    expect(await needsOf(ana)).toMatchObject([{ title: 'Share your check-in: Week six' }]);
    await ok(ana.put(`/topics/${id}/level`, { level: 'muted' }));
    for (const person of [ana, tom]) expect(await needsOf(person)).toEqual([]);
  });

  it('is a consultancy: for its two roles before, for the members while it runs, for nobody after', async () => {
    const { rosa, ana, ben, tom, topicId } = await openGroup(world, { kind: 'circle' });
    expect(await needsOf(ana)).toMatchObject([
      {
        kind: 'consultancy',
        title: 'Begin your consultancy',
        detail: 'In Exit slips.',
        minutes: 50,
      },
    ]);
    expect(await needsOf(ben)).toHaveLength(1);
    for (const person of [rosa, tom]) expect(await needsOf(person)).toEqual([]);
    await ok(turn(ben, topicId, 'present'));
    await ok(turn(ben, topicId, 'clarifying-questions'));
    expect(await needsOf(rosa)).toMatchObject([
      { title: 'A consultancy is under way', minutes: 40, href: `/topics/${topicId}` },
    ]);
    expect(await needsOf(tom)).toEqual([]);
    await ok(turn(ana, topicId, 'clarifying-questions', 'ended'));
    for (const person of [rosa, ana, ben]) expect(await needsOf(person)).toEqual([]);
  });

  it('is a request to join, for facilitators alone, until it is decided', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { joinPolicy: 'request' });
    await ok(tom.put(`/spaces/${spaceId}/membership`));
    expect(await needsOf(rosa)).toMatchObject([
      {
        ...{ kind: 'request', title: 'Tom Becker asks to join', detail: 'Exit slips.', minutes: 1 },
        href: `/spaces/${spaceId}/manage`,
      },
    ]);
    expect(await needsOf(ana)).toEqual([]);
    const other = await world.person();
    await ok(other.put(`/spaces/${spaceId}/membership`));
    expect(await needsOf(rosa)).toMatchObject([{ title: '2 people ask to join', minutes: 2 }]);
    for (const { id } of [tom, other]) {
      await ok(rosa.put(`/spaces/${spaceId}/requests/${id}/decision`, { approved: id === tom.id }));
    }
    expect(await needsOf(rosa)).toEqual([]);
  });

  it('is an invitation, and in a circle the charter after it', async () => {
    const { rosa, tom, spaceId } = await openRoom(world, { kind: 'circle' });
    await ok(rosa.put(`/spaces/${spaceId}/members/${tom.id}`, { role: 'member' }));
    expect(await needsOf(tom)).toMatchObject([
      {
        ...{ kind: 'invitation', title: 'You are invited to Exit slips', minutes: 1 },
        ...{ detail: 'By Rosa Delgado.', href: `/spaces/${spaceId}` },
      },
    ]);
    await ok(tom.put(`/spaces/${spaceId}/membership`));
    expect(await needsOf(tom)).toMatchObject([
      { kind: 'charter', title: 'Read the charter of Exit slips', minutes: 3 },
    ]);
    await acceptCharter(tom, spaceId);
    expect(await needsOf(tom)).toEqual([]);
    const texts = [{ language: 'en', body: 'What is said here stays here.' }];
    await ok(rosa.put(`/spaces/${spaceId}/charter`, { texts }));
    expect(await needsOf(tom)).toMatchObject([{ kind: 'charter' }]);
    expect(await needsOf(rosa)).toEqual([]);
  });

  it('is what was reported, for those who decide', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    const { id } = await startTopic(ana, spaceId);
    const post = await reply(ana, id, 'An unkind word');
    await report(tom, post.id);
    expect(await needsOf(rosa)).toMatchObject([
      {
        ...{ kind: 'report', title: 'Something that was reported waits for your decision' },
        ...{ minutes: 3, href: '/moderation' },
      },
    ]);
    for (const person of [ana, tom]) expect(await needsOf(person)).toEqual([]);
    const [one] = (await queueOf(rosa)).items;
    await ok(decide(rosa, one?.id ?? '', 'dismiss'));
    expect(await needsOf(rosa)).toEqual([]);
  });

  it('is what was reported of a check-in, as it is of posts', async () => {
    const { rosa, ana, luz, answerId, offerId } = await openShared(world);
    await ok(reportAnswer(luz, answerId));
    await ok(reportOffer(ana, offerId));
    const home = await homeOf(rosa);
    expect(home.missing).toEqual([]);
    expect(home.needsYou.filter(({ kind }) => kind === 'report')).toMatchObject([
      { title: '2 things that were reported wait for your decision', minutes: 6 },
    ]);
    for (const person of [ana, luz]) {
      const { needsYou, missing } = await homeOf(person);
      expect([needsYou, missing]).toEqual([[], []]);
    }
  });

  it('is an appeal, for staff but whoever suspended', async () => {
    const [mia, leo] = [
      await world.person({ staffRole: 'moderator' }),
      await world.person({ staffRole: 'administrator' }),
    ];
    const tom = await world.person();
    await ok(mia.put(`/people/${tom.id}/suspension`, { reason: 'Sold tutoring', until: null }));
    const key = { personId: tom.id, suspendedAt: world.clock.now };
    const token = appealToken(world.deps.keys, key);
    await world.app.inject({
      ...{ method: 'POST', url: `/appeal/${token}`, payload: 'words=I+did+not' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    const [appeal, ...more] = await needsOf(leo);
    expect([appeal, more]).toMatchObject([
      { kind: 'appeal', title: 'An appeal waits for an answer', minutes: 5, href: '/moderation' },
      [],
    ]);
    expect(await needsOf(mia)).toEqual([]);
    const answer = { granted: false, answer: 'It stands' };
    await ok(leo.put(`/moderation/appeals/${appeal?.id}/decision`, answer));
    expect(await needsOf(leo)).toEqual([]);
  });

  it('is a circle to be opened by a second moderator, and by nobody who has to do with it', async () => {
    const { rosa, tom, spaceId, mia, leo } = await openCircle(world);
    await ask(mia, { spaceId });
    const [entry] = await needsOf(leo);
    expect(entry).toMatchObject({
      ...{ kind: 'break-glass', minutes: 3, href: '/moderation/break-glass' },
      dueAt: new Date(world.clock.now.getTime() + 72 * 3_600_000).toISOString(),
    });
    expect(JSON.stringify(entry)).not.toContain('Tuesdays');
    for (const person of [mia, rosa, tom]) expect(await needsOf(person)).toEqual([]);
    await ok(leo.put(`/break-glass/${entry?.id}/decision`, { confirmed: false }));
    expect(await needsOf(leo)).toEqual([]);
  });

  it('puts what presses first, and counts what is beyond five', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    for (const n of [1, 2, 3, 4, 5, 6]) {
      await startTopic(rosa, spaceId, { title: `Topic ${n}`, body: mention(ana) });
    }
    await startRound(world, rosa, spaceId);
    const { needsYou, moreNeeds } = await homeOf(ana);
    expect(needsYou.map(({ kind }) => kind)).toEqual(['check-in', ...Array(4).fill('mention')]);
    expect(moreNeeds).toBe(2);
  });

  it('says the same in Spanish', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    await ok(ana.patch('/me', { language: 'es' }));
    await startRound(world, rosa, spaceId, { title: 'Semana seis' });
    expect(await needsOf(ana)).toMatchObject([{ title: 'Comparta cómo le va: Semana seis' }]);
  });

  it('leaves the others when one part cannot be gathered', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    await startTopic(rosa, spaceId, { body: mention(ana) });
    await startRound(world, rosa, spaceId);
    await world.deps.db.execute(sql`alter table check_in_skips rename to check_in_skips_away`);
    try {
      expect(await homeOf(ana)).toMatchObject({
        needsYou: [{ kind: 'mention' }],
        missing: ['needsYou'],
      });
    } finally {
      await world.deps.db.execute(sql`alter table check_in_skips_away rename to check_in_skips`);
    }
  });

  it('costs one statement for each part, however much there is', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    for (const n of [1, 2, 3]) {
      await startTopic(rosa, spaceId, { title: `Topic ${n}`, body: mention(ana) });
      await startRound(world, rosa, spaceId);
    }
    const { statements, answer } = await statementsOf(() => homeOf(ana));
    expect(answer.missing).toEqual([]);
    expect(statements).toHaveLength(10 + 4 + 1); // what waits; what else home shows; who it is for
  });
});
