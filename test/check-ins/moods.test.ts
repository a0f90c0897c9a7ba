import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeRounds } from '../../src/check-ins/index.ts';
import { shareAnswer } from '../../src/check-ins/share-answer.ts';
import { ok } from '../spaces/talk.ts';
import { waitsForUs } from '../support/waits-for-us.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { addMember, close, openRound, pass, roundOf, share } from './round.ts';

describe('the moods of a round', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  /** A round with so many people in it besides Rosa and Ana. */
  async function openWith(people: number) {
    const room = await openRound(world, {}, {});
    const others: TestPerson[] = [];
    for (let at = 0; at < people; at += 1) {
      others.push(await addMember(world, room.rosa, room.spaceId));
    }
    return { ...room, others };
  }

  it('are told of five or more, when it has closed, and never again of one', async () => {
    const { rosa, ana, topicId, others } = await openWith(3);
    const all = [rosa, ana, ...others];
    for (const [at, person] of all.entries()) await ok(share(person, topicId, { mood: at + 1 }));
    expect((await roundOf(rosa, topicId)).moods).toBeNull();
    pass(world);
    const moods = { counts: [1, 1, 1, 1, 1], mean: 3 };
    expect((await roundOf(rosa, topicId)).moods).toEqual(moods); // the job has not run yet
    await closeRounds(world.deps);
    expect((await roundOf(ana, topicId)).moods).toEqual(moods);
    const { rows } = await world.pool.query(
      'select count(mood)::int as n from check_in_answers where topic_id = $1',
      [topicId],
    );
    expect(rows[0].n).toBe(0);
  });

  it('are told of nobody where there are four, however many shared', async () => {
    const { rosa, ana, topicId, others } = await openWith(4);
    for (const person of [rosa, ana, others[0], others[1]]) {
      await ok(share(person as TestPerson, topicId, { mood: 4 }));
    }
    for (const person of others.slice(2)) await ok(share(person, topicId));
    pass(world);
    expect((await roundOf(rosa, topicId)).moods).toBeNull();
    await closeRounds(world.deps);
    expect(await roundOf(rosa, topicId)).toMatchObject({ moods: null, shared: { count: 6 } });
  });

  it.each(['while it is open', 'before the job', 'after it'])(
    'cannot be told by what is missing when somebody takes their answer back %s',
    async (when) => {
      const { rosa, ana, topicId, others } = await openWith(4);
      const all = [rosa, ana, ...others];
      const looks: unknown[] = [];
      const look = async () => looks.push((await roundOf(rosa, topicId)).moods);
      for (const person of all) {
        await ok(share(person, topicId, { mood: person === ana ? 1 : 5 }));
        await look();
      }
      expect(looks).toEqual(Array(6).fill(null));
      if (when === 'before the job') pass(world);
      if (when === 'after it') await close(world);
      if (when !== 'while it is open') await look();
      const { mine } = await roundOf(ana, topicId);
      await ok(ana.delete(`/check-in-answers/${mine.answer?.id}`));
      await look();
      if (when !== 'after it') await close(world);
      await look();
      const told = new Set(looks.filter(Boolean).map((moods) => JSON.stringify(moods)));
      expect(told.size).toBe(1);
      const counts = when === 'while it is open' ? [0, 0, 0, 0, 5] : [1, 0, 0, 0, 5];
      expect(looks.at(-1)).toMatchObject({ counts });
    },
  );

  it('count an answer of the last moment, and none after it', async () => {
    const { rosa, ana, topicId, others } = await openWith(3);
    for (const person of [rosa, ...others]) await ok(share(person, topicId, { mood: 2 }));
    await world.deps.db.transaction(async (tx) => {
      const words = ['Just in time', '', ''];
      const answer = { words, mood: 2 as const, studentDataConfirmed: false };
      await shareAnswer({ ...world.deps, db: tx }, actorOf(ana), topicId, answer);
      pass(world);
      await closeRounds(world.deps); // it passes over what is held, and comes back
    });
    await closeRounds(world.deps);
    expect((await roundOf(rosa, topicId)).moods).toMatchObject({ counts: [0, 5, 0, 0, 0] });
    expect((await share(ana, topicId, { mood: 1 })).statusCode).toBe(409);
  });

  it('are settled before an answer that waits at the closing looks at the time', async () => {
    const { rosa, ana, topicId } = await openWith(0);
    let late: ReturnType<typeof share> | undefined;
    const { now } = world.clock;
    await world.deps.db.transaction(async (tx) => {
      pass(world);
      await closeRounds({ ...world.deps, db: tx });
      world.clock.now = now; // of a machine that is behind
      late = share(ana, topicId, { mood: 1 });
      await waitsForUs(tx);
    });
    expect((await late)?.statusCode).toBe(409);
    expect((await roundOf(rosa, topicId)).closed).toBe(true);
  });
});

const actorOf = ({ id }: TestPerson) => ({
  ...{ personId: id, districtId: null, credentialId: id, via: 'session' as const, scopes: [] },
  ...{ secondFactor: false, termsAccepted: true, since: new Date(0) },
});
