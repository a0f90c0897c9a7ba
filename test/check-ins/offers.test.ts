import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { letIn, ok, problemOf } from '../spaces/talk.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { addMember, answersOf, close, openRound, roundOf, share } from './round.ts';

describe('what is offered to who shared', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  /** Ana has shared, Rosa has not. */
  async function openShared() {
    const room = await openRound(world);
    await ok(share(room.ana, room.topicId));
    const answerId = (await roundOf(room.ana, room.topicId)).mine.answer?.id ?? '';
    return { ...room, answerId };
  }
  const offer = (person: TestPerson, answerId: string, body = 'My template') =>
    person.post(`/check-in-answers/${answerId}/offers`, { body });

  it('stands under their answer, and is for those who read it', async () => {
    const { rosa, ana, tom, topicId, answerId } = await openShared();
    expect(await problemOf(offer(tom, answerId))).toBe('404 not-found');
    expect(await problemOf(offer(rosa, answerId))).toBe('404 not-found'); // who has not shared yet
    expect(await problemOf(offer(world.anyone as TestPerson, answerId))).toBe('401 not-signed-in');
    await ok(share(rosa, topicId));
    const made = await ok(offer(rosa, answerId));
    expect(made).toMatchObject({ body: 'My template', author: { name: 'Rosa Delgado' } });
    const [answer] = await answersOf(ana, topicId);
    expect(answer?.offers).toMatchObject([{ id: made.id, mine: { mayRemove: false } }]);
    expect(await problemOf(offer(rosa, made.id))).toBe('404 not-found');
    expect(await problemOf(offer(rosa, answerId, ' '))).toBe('400 invalid-input');
  });

  it('is written once, however often it is sent', async () => {
    const { rosa, ana, topicId, answerId } = await openShared();
    await ok(share(rosa, topicId));
    const path = `/check-in-answers/${answerId}/offers`;
    const once = () => rosa.post(path, { body: 'Once' }, { 'idempotency-key': 'one' });
    await Promise.all(Array.from({ length: 12 }, () => ok(once())));
    expect((await answersOf(ana, topicId))[0]?.offers).toHaveLength(1);
  });

  it('is thirty at most, when twelve arrive at once for the last two', async () => {
    const { rosa, topicId, answerId } = await openShared();
    await ok(share(rosa, topicId));
    for (let made = 0; made < 28; made += 1) await ok(offer(rosa, answerId));
    // Twelve, since each has a connection to itself: of more than there are some would be refused for waiting too long.
    const all = await Promise.all(Array.from({ length: 12 }, () => offer(rosa, answerId)));
    const codes = all.map(({ statusCode }) => statusCode).sort();
    expect(codes).toEqual([201, 201, ...Array(10).fill(409)]);
    expect(await problemOf(offer(rosa, answerId))).toBe('409 offers-full');
  });

  it('can be made when the round has closed, by those who skipped it too', async () => {
    const { rosa, ana, topicId, answerId } = await openShared();
    await ok(rosa.put(`/topics/${topicId}/check-in/skip`));
    await close(world);
    await ok(offer(rosa, answerId));
    expect((await answersOf(ana, topicId))[0]?.offers).toHaveLength(1);
  });

  it('is taken back by who made it, or down by a facilitator, who stands in the audit then', async () => {
    const { rosa, ana, spaceId } = await openShared();
    const late = await addMember(world, rosa, spaceId);
    const { id: topicId } = await ok(
      rosa.post(`/spaces/${spaceId}/check-ins`, {
        ...{ title: 'x', body: 'x', closesAt: new Date(world.clock.now.getTime() + 3_600_000) },
      }),
    );
    for (const person of [rosa, ana, late]) await ok(share(person, topicId));
    const mine = (await roundOf(late, topicId)).mine.answer?.id ?? '';
    const [first, second] = [await ok(offer(ana, mine)), await ok(offer(ana, mine))];
    const path = (id: string) => `/check-in-offers/${id}`;
    expect(await problemOf(late.delete(path(first.id)))).toBe('403 forbidden');
    expect(await problemOf(world.anyone.delete(path(first.id)))).toBe('401 not-signed-in');
    expect((await ana.delete(path(first.id))).statusCode).toBe(204);
    expect(await problemOf(ana.delete(path(first.id)))).toBe('404 not-found');
    const audited = async () => {
      const { rows } = await world.pool.query(
        `select action from audit_entries where subject = $1 order by at, id`,
        [`topics/${topicId}`],
      );
      return rows.map(({ action }) => action);
    };
    expect(await audited()).toEqual([]);
    await ok(rosa.delete(path(second.id)));
    expect(await problemOf(ana.delete(`/check-in-answers/${mine}`))).toBe('403 forbidden');
    await ok(rosa.delete(`/check-in-answers/${mine}`));
    expect(await audited()).toEqual(['check-ins.offer-removed', 'check-ins.answer-removed']);
    expect(await roundOf(late, topicId)).toMatchObject({ mine: { part: 'waiting', answer: null } });
  });

  it('goes with the answer when that is taken back, which closes the others to its author', async () => {
    const { rosa, ana, tom, topicId, answerId, spaceId } = await openShared();
    await letIn(rosa, tom, spaceId);
    await ok(share(rosa, topicId));
    await ok(offer(rosa, answerId));
    expect(await problemOf(tom.delete(`/check-in-answers/${answerId}`))).toBe('404 not-found');
    expect(await problemOf(world.anyone.delete(`/check-in-answers/${answerId}`))).toBe(
      '401 not-signed-in',
    );
    await ok(ana.delete(`/check-in-answers/${answerId}`));
    expect(await problemOf(ana.get(`/topics/${topicId}/check-in/answers`))).toBe(
      '409 not-shared-yet',
    );
    expect(await answersOf(rosa, topicId)).toHaveLength(1);
  });

  /** What two have written, then that place comes to an end for one of them or for both. */
  const endings: [string, (room: Awaited<ReturnType<typeof openShared>>) => Promise<unknown>][] = [
    [
      'in a closed topic',
      ({ rosa, topicId }) => ok(rosa.patch(`/topics/${topicId}`, { locked: true })),
    ],
    [
      'in an archived space',
      ({ rosa, spaceId }) => ok(rosa.patch(`/spaces/${spaceId}`, { archived: true })),
    ],
    ['after leaving', ({ ana, spaceId }) => ok(ana.delete(`/spaces/${spaceId}/membership`))],
    [
      'when taken out',
      ({ rosa, ana, spaceId }) => ok(rosa.delete(`/spaces/${spaceId}/members/${ana.id}`)),
    ],
  ];

  it.each(endings)('and what was shared are taken back by who wrote them, %s', async (_, end) => {
    const room = await openShared();
    const { rosa, ana, tom, topicId, answerId } = room;
    await ok(share(rosa, topicId));
    const theirs = (await roundOf(rosa, topicId)).mine.answer?.id ?? '';
    const { id: offerId } = await ok(offer(ana, theirs));
    await end(room);
    for (const path of [`/check-in-offers/${offerId}`, `/check-in-answers/${answerId}`]) {
      expect(await problemOf(tom.delete(path))).toBe('404 not-found');
    }
    await Promise.all(Array.from({ length: 3 }, () => ana.delete(`/check-in-offers/${offerId}`)));
    await ok(ana.delete(`/check-in-answers/${answerId}`));
    const left = await answersOf(rosa, topicId);
    expect(left.map(({ id, offers }) => [id, offers])).toEqual([[theirs, []]]);
    expect(await problemOf(ana.delete(`/check-in-answers/${answerId}`))).toBe('404 not-found');
  });

  it('of others is left alone where nothing changes any more, and nobody is offered to take it', async () => {
    const room = await openShared();
    const { rosa, ana, topicId, answerId } = room;
    await ok(share(rosa, topicId));
    const { id } = await ok(offer(ana, (await roundOf(rosa, topicId)).mine.answer?.id ?? ''));
    await ok(rosa.patch(`/topics/${topicId}`, { locked: true }));
    const may = async (person: TestPerson) =>
      (await answersOf(person, topicId)).map(({ mine, offers }) => [
        mine.mayRemove,
        offers.map((one) => one.mine.mayRemove),
      ]);
    expect(await may(rosa)).toEqual([
      [false, []],
      [true, [false]],
    ]);
    expect(await may(ana)).toEqual([
      [true, []],
      [false, [true]],
    ]);
    for (const path of [`/check-in-offers/${id}`, `/check-in-answers/${answerId}`]) {
      expect(await problemOf(rosa.delete(path))).toBe('409 topic-locked');
    }
  });

  it('comes folded across a block', async () => {
    const { rosa, ana, topicId, answerId } = await openShared();
    await ok(share(rosa, topicId));
    await ok(offer(rosa, answerId));
    await ok(ana.put(`/people/${rosa.id}/block`));
    const answers = await answersOf(ana, topicId);
    expect(answers.map(({ mine }) => mine.collapsed)).toEqual([false, true]);
    expect(answers[0]?.offers[0]?.mine.collapsed).toBe(true);
  });
});
