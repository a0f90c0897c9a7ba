import { closeRounds } from '../../src/check-ins/index.ts';
import type { AnswerView, RoundView } from '../../src/check-ins/schemas.ts';
import { letIn, ok, openRoom } from '../spaces/talk.ts';
import type { TestPerson, World } from '../support/world.ts';

type Json = Record<string, unknown>;
const hour = 3_600_000;

/** A circle, unless told, with a round in it that Rosa started and that closes in an hour. */
export async function openRound(world: World, wish: Json = {}, space: Json = { kind: 'circle' }) {
  const room = await openRoom(world, space);
  const round = await startRound(world, room.rosa, room.spaceId, wish);
  return { ...room, topicId: round.id };
}

export const startRound = (world: World, person: TestPerson, spaceId: string, wish: Json = {}) =>
  ok(
    person.post(`/spaces/${spaceId}/check-ins`, {
      ...{ title: 'This week', body: 'How did it go?' },
      closesAt: new Date(world.clock.now.getTime() + hour).toISOString(),
      ...wish,
    }),
  );

export async function addMember(world: World, facilitator: TestPerson, spaceId: string) {
  const person = await world.person();
  await letIn(facilitator, person, spaceId);
  return person;
}

export const share = (person: TestPerson, topicId: string, wish: Json = {}) =>
  person.put(`/topics/${topicId}/check-in/answer`, {
    ...{ words: ['Exit slips', 'Half of them came back', 'A template'], mood: null },
    ...wish,
  });

/** A round in which Ana and Luz have shared, and Luz has offered something to Ana. Rosa, who keeps order, has not shared. */
export async function openShared(world: World, space: Json = { kind: 'circle' }) {
  const room = await openRoom(world, space);
  const { rosa, ana, spaceId } = room;
  const luz = await addMember(world, rosa, spaceId);
  const { id: topicId } = await startRound(world, rosa, spaceId);
  for (const person of [ana, luz]) await ok(share(person, topicId));
  const answerId = (await roundOf(ana, topicId)).mine.answer?.id ?? '';
  const body = 'Buy my <b>book</b>';
  const { id: offerId } = await ok(luz.post(`/check-in-answers/${answerId}/offers`, { body }));
  return { ...room, luz, topicId, answerId, offerId };
}

export const roundOf = (person: TestPerson, topicId: string) =>
  ok<RoundView>(person.get(`/topics/${topicId}/check-in`));

export const answersOf = async (person: TestPerson, topicId: string, query = '') =>
  (await ok<{ items: AnswerView[] }>(person.get(`/topics/${topicId}/check-in/answers${query}`)))
    .items;

export const pass = (world: World, ms = hour) => {
  world.clock.now = new Date(world.clock.now.getTime() + ms);
};

/** Its hour goes by, and the job has run. */
export async function close(world: World) {
  pass(world);
  await closeRounds(world.deps);
}
