import type { TestPerson, World } from '../support/world.ts';

type Json = Record<string, unknown>;

/** Asks, and gives the body of an answer that has to be good. */
export async function ok<Body = { id: string } & Record<string, never>>(
  reply: ReturnType<TestPerson['get']>,
): Promise<Body> {
  const answer = await reply;
  if (answer.statusCode >= 300) throw new Error(`${answer.statusCode}: ${answer.body}`);
  return answer.body === '' ? (undefined as Body) : answer.json<Body>();
}

export const startSpace = (person: TestPerson, wish: Json = {}) =>
  ok<{ id: string; version: number }>(
    person.post('/spaces', { name: 'Exit slips', purpose: 'What we learn from them', ...wish }),
  );

export const startTopic = (person: TestPerson, spaceId: string, wish: Json = {}) =>
  ok<{ id: string; version: number; lastPost: { id: string } }>(
    person.post(`/spaces/${spaceId}/topics`, { title: 'A topic', body: 'First words', ...wish }),
  );

export const reply = (person: TestPerson, topicId: string, body = 'A reply', more: Json = {}) =>
  ok<{ id: string; position: number; html: string; body: string }>(
    person.post(`/topics/${topicId}/posts`, { body, ...more }),
  );

/** A space of that kind with a facilitator, a member, and someone who is neither. */
export async function openRoom(world: World, wish: Json = {}) {
  const rosa = await world.person({ name: 'Rosa Delgado' });
  const ana = await world.person({ name: 'Ana Ruiz' });
  const tom = await world.person({ name: 'Tom Becker' });
  const space = await startSpace(rosa, wish);
  await letIn(rosa, ana, space.id);
  return { rosa, ana, tom, spaceId: space.id };
}

/** Brings a person into a space, whatever its join policy; into a circle with its charter accepted. */
export async function letIn(facilitator: TestPerson, person: TestPerson, spaceId: string) {
  await ok(facilitator.put(`/spaces/${spaceId}/members/${person.id}`, { role: 'member' }));
  await ok(person.put(`/spaces/${spaceId}/membership`));
  const space = await ok<{ mine: { owesCharter: boolean } }>(person.get(`/spaces/${spaceId}`));
  if (space.mine.owesCharter) await acceptCharter(person, spaceId);
}

export async function acceptCharter(person: TestPerson, spaceId: string) {
  const { version } = await ok<{ version: number }>(person.get(`/spaces/${spaceId}/charter`));
  await ok(person.put(`/spaces/${spaceId}/charter/acceptance`, { version }));
}

/** The slug of a refusal. */
export async function problemOf(answer: ReturnType<TestPerson['get']>): Promise<string> {
  const reply = await answer;
  return `${reply.statusCode} ${String(reply.json().type).split('/').at(-1)}`;
}
