import { eq } from 'drizzle-orm';
import { askPeople } from '../../src/asks/index.ts';
import { asks, calls } from '../../src/asks/tables.ts';
import { profiles } from '../../src/people/index.ts';
import { letIn, ok, openRoom, startTopic } from '../spaces/talk.ts';
import type { TestPerson, World } from '../support/world.ts';

type PersonWish = NonNullable<Parameters<World['person']>[0]>;
type Offering = PersonWish & {
  offers: string[];
  audience?: 'network' | 'my-district' | 'my-cohorts';
};

/** Someone who says what they could show others. */
export async function helper(world: World, { offers, audience, ...wish }: Offering) {
  const person = await world.person(wish);
  const audiences = audience ? { offers: audience } : {};
  const updatedAt = world.clock.now;
  await world.deps.db
    .insert(profiles)
    .values({ personId: person.id, offers, audiences, updatedAt });
  return person;
}

type Words = Record<string, unknown>;

/** A space with a question about fractions in it, asked by Ana. */
export async function openQuestion(world: World, wish: Words = {}, words: Words = {}) {
  const room = await openRoom(world, wish);
  const question = await startTopic(room.ana, room.spaceId, {
    ...{ kind: 'question', title: 'How do you introduce fractions?', body: 'Mine get lost.' },
    ...words,
  });
  return { ...room, topicId: question.id, postId: question.lastPost.id };
}

export const hours = (world: World, count: number) => {
  world.clock.now = new Date(world.clock.now.getTime() + count * 3_600_000);
};

/** Two days later, the job has run. */
export async function twoDaysLater(world: World) {
  hours(world, 48);
  await askPeople(world.deps);
}

export const askedAbout = async ({ deps }: World, topicId: string) =>
  (await deps.db.select().from(asks).where(eq(asks.topicId, topicId)))
    .map(({ personId }) => personId)
    .sort();
export const callOf = async ({ deps }: World, topicId: string) =>
  (await deps.db.select().from(calls).where(eq(calls.topicId, topicId)))[0];

export type Help = { asked: { id: string; name: string }[]; mine: 'none' | 'open' | 'passed' };
export const helpOf = (person: TestPerson, topicId: string) =>
  ok<Help>(person.get(`/topics/${topicId}/help`));

type Home = { needsYou: { kind: string; title: string; minutes: number; href: string }[] };
export const questionsOn = async (person: TestPerson) =>
  (await ok<Home>(person.get('/me/home'))).needsYou.filter(({ kind }) => kind === 'question');

export { letIn, ok };
