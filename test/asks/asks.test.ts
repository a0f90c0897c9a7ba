import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askPeople, endCallsOf, endOldCalls } from '../../src/asks/index.ts';
import { outbox } from '../../src/platform/events.ts';
import { notificationsOf, tellingOf, unreadOf } from '../notifications/telling.ts';
import { problemOf, reply } from '../spaces/talk.ts';
import { openWorld, type World } from '../support/world.ts';
import {
  askedAbout,
  callOf,
  helper,
  helpOf,
  hours,
  letIn,
  ok,
  openQuestion,
  questionsOn,
  twoDaysLater,
} from './network.ts';

const fractions = { offers: ['Fractions with paper strips'] };
const ids = (...people: { id: string }[]) => people.map(({ id }) => id).sort();

describe('a question without an answer', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  /** Nobody of another test offers anything any more, and nothing of theirs waits. */
  async function afresh() {
    await world.deps.db.execute('truncate profiles, asks, calls, ask_settings cascade');
    await world.deps.db.execute(
      'update topics set deleted_at = created_at where deleted_at is null',
    );
  }

  it('finds people who offered help with it after two days, and not before', async () => {
    await afresh();
    const priya = await helper(world, { name: 'Priya Raman', ...fractions });
    const tom = await helper(world, { offers: ['School gardens'] });
    const { ana, rosa, topicId } = await openQuestion(world);
    hours(world, 47);
    await askPeople(world.deps);
    expect(await callOf(world, topicId)).toBeUndefined();
    hours(world, 1);
    await askPeople(world.deps);
    expect(await askedAbout(world, topicId)).toEqual([priya.id]);

    expect(await helpOf(priya, topicId)).toEqual({ asked: [], mine: 'open' });
    expect(await helpOf(ana, topicId)).toMatchObject({
      asked: [{ name: 'Priya Raman' }],
      mine: 'none',
    });
    for (const reader of [rosa, tom]) {
      expect(await helpOf(reader, topicId)).toEqual({ asked: [], mine: 'none' });
    }
    expect(await questionsOn(priya)).toEqual([
      expect.objectContaining({
        title: 'Ana Ruiz may need what you offer',
        ...{ minutes: 5, href: `/topics/${topicId}` },
      }),
    ]);
    expect(await questionsOn(tom)).toEqual([]);
  });

  it('reads offers in English and Spanish, whatever the form of the word, and not by words that say nothing', async () => {
    await afresh();
    const one = await helper(world, { offers: ['Teaching a fraction at a time'] });
    const dos = await helper(world, { offers: ['Fracciones con papel'] });
    await helper(world, { offers: ['What the students of my class introduce'] });
    const english = await openQuestion(world, { name: 'Grade 4' });
    const spanish = await openQuestion(
      world,
      { name: 'Grado 4' },
      {
        title: '¿Cómo enseñar una fracción?',
        body: 'No la entienden.',
      },
    );
    await twoDaysLater(world);
    expect(await askedAbout(world, spanish.topicId)).toEqual([dos.id]);
    expect(await askedAbout(world, english.topicId)).toContain(one.id);
  });

  it('goes by the tags of the topic as well, where its words do not say it', async () => {
    await afresh();
    const families = await helper(world, { offers: ['Evenings with families'] });
    const plain = { title: 'Where would you begin?', body: 'We are new to it.' };
    const tagged = await openQuestion(
      world,
      { name: 'Grade 5' },
      { ...plain, tags: ['family-partnership'] },
    );
    const untagged = await openQuestion(world, { name: 'Grade 6' }, plain);
    await twoDaysLater(world);
    expect(await askedAbout(world, tagged.topicId)).toEqual([families.id]);
    expect(await askedAbout(world, untagged.topicId)).toEqual([]);
  });

  it('is taken to three people, once, when the job runs twelve times at once', async () => {
    await afresh();
    for (let n = 0; n < 5; n += 1) await helper(world, fractions);
    const { topicId } = await openQuestion(world);
    hours(world, 48);
    await Promise.all(Array.from({ length: 12 }, () => askPeople(world.deps)));
    await twoDaysLater(world);
    expect(await askedAbout(world, topicId)).toHaveLength(3);
    const told = (await world.deps.db.select().from(outbox)).filter(
      ({ type, data }) =>
        type === 'asks.help-asked' && (data as { topicId: string }).topicId === topicId,
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.subjects.every((subject) => subject.startsWith('people/'))).toBe(true);
  });

  it('goes to nobody who may not read it, is blocked, shut out, asked by name, or shows their offers to others', async () => {
    await afresh();
    const district = await world.district();
    const [near, far, blocked, blocking, out, named, muting, hidden] = await Promise.all(
      Array.from({ length: 8 }, () => helper(world, fractions)),
    );
    const own = await helper(world, {
      ...fractions,
      audience: 'my-district',
      districtId: district.id,
    });
    if (!near || !far || !blocked || !blocking || !out || !named || !muting || !hidden)
      throw new Error('eight');
    const asked = { body: `@[${named.name}](${named.id}) knows, who else?` };
    const { rosa, ana, spaceId, topicId } = await openQuestion(world, { joinPolicy: 'request' });
    for (const person of [near, blocked, blocking, out, named, muting, own])
      await letIn(rosa, person, spaceId);
    await ok(ana.put(`/people/${blocked.id}/block`));
    await ok(blocking.put(`/people/${ana.id}/block`));
    await ok(muting.put(`/spaces/${spaceId}/level`, { level: 'muted' }));
    const staff = await world.person({ staffRole: 'moderator' });
    await ok(staff.put(`/people/${out.id}/suspension`, { reason: 'Rest', until: null }));
    const post = await ok<{ items: { id: string }[] }>(ana.get(`/topics/${topicId}/posts`));
    await ok(ana.patch(`/posts/${post.items[0]?.id}`, asked));
    await twoDaysLater(world);
    expect(await askedAbout(world, topicId)).toEqual([near.id]);
  });

  it('stays inside a circle: there nobody is asked by us, not even its members', async () => {
    await afresh();
    const { rosa, spaceId, topicId } = await openQuestion(world, { kind: 'circle' });
    await letIn(rosa, await helper(world, fractions), spaceId);
    await twoDaysLater(world);
    expect(await callOf(world, topicId)).toBeUndefined();
  });

  it('prefers other districts, and those who were asked least recently', async () => {
    await afresh();
    const [alder, cedar] = [
      await world.district(),
      await world.district({ name: 'Red Cedar ISD' }),
    ];
    const near = await helper(world, { ...fractions, districtId: alder.id });
    const far = await Promise.all(
      [1, 2, 3, 4].map(() => helper(world, { ...fractions, districtId: cedar.id })),
    );
    const first = await openQuestion(world);
    await world.deps.db.execute(
      `update persons set district_id = '${alder.id}' where id = '${first.ana.id}'`,
    );
    await twoDaysLater(world);
    const asked = await askedAbout(world, first.topicId);
    expect(asked).toHaveLength(3);
    expect(asked).not.toContain(near.id);
    const rested = far.map(({ id }) => id).filter((id) => !asked.includes(id));
    const second = await openQuestion(world);
    await world.deps.db.execute(
      `update persons set district_id = '${alder.id}' where id = '${second.ana.id}'`,
    );
    await twoDaysLater(world);
    expect(await askedAbout(world, second.topicId)).toContain(rested[0]);
  });

  it('is not brought to who has enough to answer, which an administrator says', async () => {
    await afresh();
    const priya = await helper(world, fractions);
    const root = await world.person({ staffRole: 'administrator' });
    await ok(root.put('/staff/ask-settings', { waitHours: 1, mostOpen: 1, mostInMonth: 2 }));
    const [one, two] = [await openQuestion(world), await openQuestion(world)];
    hours(world, 1);
    await askPeople(world.deps);
    expect(await askedAbout(world, one.topicId)).toEqual([priya.id]);
    expect(await askedAbout(world, two.topicId)).toEqual([]);
    await ok(priya.put(`/topics/${one.topicId}/help/pass`));
    const three = await openQuestion(world);
    hours(world, 1);
    await askPeople(world.deps);
    expect(await askedAbout(world, three.topicId)).toEqual([priya.id]);
    await ok(priya.put(`/topics/${three.topicId}/help/pass`));
    const four = await openQuestion(world);
    hours(world, 1);
    await askPeople(world.deps);
    expect(await askedAbout(world, four.topicId)).toEqual([]); // twice in a month
    hours(world, 31 * 24);
    const five = await openQuestion(world);
    hours(world, 1);
    await askPeople(world.deps);
    expect(await askedAbout(world, five.topicId)).toEqual([priya.id]);
  });

  it('is passed on in silence: who asked sees no difference, and nobody else hears of it', async () => {
    await afresh();
    const [priya, tom] = [await helper(world, fractions), await helper(world, fractions)];
    const { ana, rosa, topicId } = await openQuestion(world);
    await twoDaysLater(world);
    const before = await helpOf(ana, topicId);
    await Promise.all(
      Array.from({ length: 12 }, () => ok(priya.put(`/topics/${topicId}/help/pass`))),
    );
    expect(await helpOf(ana, topicId)).toEqual(before);
    expect(await helpOf(priya, topicId)).toEqual({ asked: [], mine: 'passed' });
    expect(await questionsOn(priya)).toEqual([]);
    expect(await helpOf(tom, topicId)).toEqual({ asked: [], mine: 'open' });
    const told = (await world.deps.db.select().from(outbox)).filter(
      ({ type, data }) =>
        type === 'asks.ask-passed' && (data as { topicId: string }).topicId === topicId,
    );
    expect(told.map(({ subjects }) => subjects)).toEqual([[`people/${priya.id}`]]);
    expect(await problemOf(rosa.put(`/topics/${topicId}/help/pass`))).toBe('404 not-found');
    expect(await problemOf(ana.put(`/topics/${topicId}/help/pass`))).toBe('404 not-found');
    for (const path of [`/topics/${topicId}/help`, '/staff/ask-settings']) {
      expect(await problemOf(world.anyone.get(path))).toBe('401 not-signed-in');
    }
    expect(await problemOf(world.anyone.put(`/topics/${topicId}/help/pass`))).toBe(
      '401 not-signed-in',
    );
  });

  it('is no longer asked about, nor shown, to whom it is closed by then', async () => {
    await afresh();
    const priya = await helper(world, fractions);
    const { rosa, ana, spaceId, topicId } = await openQuestion(world, { joinPolicy: 'request' });
    await letIn(rosa, priya, spaceId);
    await twoDaysLater(world);
    await ok(priya.put(`/people/${ana.id}/block`));
    expect([await questionsOn(priya), (await helpOf(ana, topicId)).asked]).toEqual([[], []]);
    expect(await helpOf(priya, topicId)).toMatchObject({ mine: 'none' });
    await ok(priya.delete(`/people/${ana.id}/block`));
    expect(await questionsOn(priya)).toHaveLength(1);
    await ok(rosa.delete(`/spaces/${spaceId}/members/${priya.id}`));
    expect(await questionsOn(priya)).toEqual([]);
    expect(await problemOf(priya.get(`/topics/${topicId}/help`))).toBe('404 not-found');
    expect(await problemOf(priya.put(`/topics/${topicId}/help/pass`))).toBe('404 not-found');
  });

  it('is told to whom it is taken, once, also when they had read it before', async () => {
    await afresh();
    const tell = tellingOf(world);
    const priya = await helper(world, fractions);
    const { rosa, spaceId, topicId } = await openQuestion(world);
    await letIn(rosa, priya, spaceId);
    await ok(priya.put(`/topics/${topicId}/read`, { position: 1 }));
    await tell();
    await twoDaysLater(world);
    await tell();
    await Promise.all([tell({ again: true }), tell({ again: true })]);
    expect(await notificationsOf(priya)).toMatchObject([
      { id: topicId, reason: 'can-help', unread: 1 },
    ]);
    expect(await unreadOf(priya)).toBe(1);
    await ok(priya.put(`/topics/${topicId}/help/pass`));
    expect(await unreadOf(priya)).toBe(0);
  });

  it.each<
    [
      string,
      (
        about: Awaited<ReturnType<typeof openQuestion>> & {
          priya: Awaited<ReturnType<typeof helper>>;
        },
      ) => Promise<unknown>,
      string,
    ]
  >([
    [
      'someone who was asked answers',
      async ({ rosa, priya, spaceId, topicId }) => {
        await letIn(rosa, priya, spaceId);
        await reply(priya, topicId);
      },
      'asked-person',
    ],
    ['somebody else answers', ({ rosa, topicId }) => reply(rosa, topicId), 'someone-else'],
    [
      'it is closed',
      ({ rosa, topicId }) =>
        ok(rosa.patch(`/topics/${topicId}`, { locked: true }, { 'if-match': '"1"' })),
      'withdrawn',
    ],
    ['it is taken back', ({ ana, postId }) => ok(ana.delete(`/posts/${postId}`)), 'withdrawn'],
    [
      'who asked settles it',
      async ({ ana, topicId }) => {
        const own = await reply(ana, topicId, 'Solved: fold paper');
        await ok(ana.put(`/topics/${topicId}/answer`, { postId: own.id }));
      },
      'withdrawn',
    ],
  ])('waits for nobody when %s', async (_, happens, outcome) => {
    await afresh();
    const priya = await helper(world, fractions);
    const question = await openQuestion(world);
    await twoDaysLater(world);
    await endCallsOf(world.deps, [question.topicId]);
    expect(await questionsOn(priya)).toHaveLength(1);
    await happens({ ...question, priya });
    await Promise.all(Array.from({ length: 12 }, () => endCallsOf(world.deps, [question.topicId])));
    expect(await callOf(world, question.topicId)).toMatchObject({
      outcome,
      endedAt: world.clock.now,
    });
    expect(await questionsOn(priya)).toEqual([]);
    const ends = (await world.deps.db.select().from(outbox)).filter(
      ({ type, data }) =>
        type === 'asks.call-ended' && (data as { topicId: string }).topicId === question.topicId,
    );
    expect(ends).toHaveLength(1);
  });

  it('is given up after a week, and never taken to anybody again', async () => {
    await afresh();
    const priya = await helper(world, fractions);
    const { ana, topicId } = await openQuestion(world);
    await twoDaysLater(world);
    hours(world, 7 * 24 - 1);
    await endOldCalls(world.deps);
    expect((await callOf(world, topicId))?.outcome).toBeNull();
    hours(world, 1);
    await endOldCalls(world.deps);
    expect((await callOf(world, topicId))?.outcome).toBe('nobody');
    expect((await helpOf(ana, topicId)).asked).toEqual([]);
    await askPeople(world.deps);
    expect(await askedAbout(world, topicId)).toEqual(ids(priya));
  });

  it('is left alone where somebody answered, and is still looked for where the answer was taken back', async () => {
    await afresh();
    await helper(world, fractions);
    const [answered, withdrawn, talk] = [
      await openQuestion(world),
      await openQuestion(world),
      await openQuestion(world, {}, { kind: 'discussion' }),
    ];
    await reply(answered.rosa, answered.topicId);
    const gone = await reply(withdrawn.rosa, withdrawn.topicId);
    await ok(withdrawn.rosa.delete(`/posts/${gone.id}`));
    await reply(withdrawn.ana, withdrawn.topicId, 'Anyone?');
    await twoDaysLater(world);
    expect(await callOf(world, answered.topicId)).toBeUndefined();
    expect(await callOf(world, talk.topicId)).toBeUndefined();
    expect(await askedAbout(world, withdrawn.topicId)).toHaveLength(1);
  });
});
