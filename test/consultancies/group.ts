import type { Step } from '../../src/consultancies/schemas.ts';
import { letIn, ok, openRoom } from '../spaces/talk.ts';
import type { TestPerson, World } from '../support/world.ts';

export type Clock = { clock: { state: string; step: Step; elapsedMs: number } };

/** Ana presents, Ben keeps the time, Rosa facilitates the space, Tom is none of its members. */
export async function openGroup(world: World, wish: Record<string, unknown> = {}) {
  const room = await openRoom(world, wish);
  const ben = await world.person({ name: 'Ben Alder' });
  await letIn(room.rosa, ben, room.spaceId);
  const roles = { presenterId: room.ana.id, facilitatorId: ben.id };
  const { id: topicId } = await ok(
    room.ana.post(`/spaces/${room.spaceId}/consultancies`, {
      ...{ title: 'Nobody reads my feedback', body: 'What would you try?' },
      ...roles,
    }),
  );
  return { ...room, ben, roles, topicId };
}

export const turn = (person: TestPerson, topicId: string, step: Step, state = 'running') =>
  person.put(`/topics/${topicId}/consultancy/clock`, { step, state });

/** Goes on, step by step, to the discussion, in which the presenter listens. */
export async function goToDiscussion(person: TestPerson, topicId: string) {
  const way = ['present', 'clarifying-questions', 'probing-questions', 'discussion'] as const;
  for (const step of way) await ok(turn(person, topicId, step));
}
