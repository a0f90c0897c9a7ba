import { letIn, ok, openRoom, startTopic } from '../spaces/talk.ts';
import type { TestPerson, World } from '../support/world.ts';

export const reason = 'A member told us that somebody there is in danger';

export type Entry = {
  id: string;
  state: string;
  topicId: string | null;
  mine: { mayDecide: boolean; mayRead: boolean; mayEnd: boolean };
};

/** A circle of three with a named topic and an anonymous one of Ana's, and moderators who have nothing to do with it. */
export async function openCircle(world: World) {
  const { rosa, ana, tom, spaceId } = await openRoom(world, { kind: 'circle', name: 'Tuesdays' });
  await letIn(rosa, tom, spaceId);
  const named = await startTopic(rosa, spaceId, {
    title: 'Recess',
    body: 'We are short of adults',
  });
  const wish = { title: 'Whom to tell', body: 'It is about my principal', anonymous: true };
  const unnamed = await startTopic(ana, spaceId, wish);
  const [mia, leo, eva] = [
    await world.person({ name: 'Mia Novak', staffRole: 'moderator' }),
    await world.person({ name: 'Leo Park', staffRole: 'administrator' }),
    await world.person({ name: 'Eva Lind', staffRole: 'moderator' }),
  ];
  return { rosa, ana, tom, spaceId, topicId: named.id, askedId: unnamed.id, mia, leo, eva };
}

export const ask = (person: TestPerson, wish: { spaceId: string } | { topicId: string }) =>
  ok<Entry>(person.post('/break-glass', { ...wish, reason }));

export const decide = (person: TestPerson, entryId: string, confirmed = true) =>
  person.put(`/break-glass/${entryId}/decision`, { confirmed });

/** Asked by the first and confirmed by the second. */
export async function open(
  [first, second]: [TestPerson, TestPerson],
  wish: { spaceId: string } | { topicId: string },
): Promise<Entry> {
  const { id } = await ask(first, wish);
  return ok<Entry>(decide(second, id));
}

export type Look = {
  id: string;
  topic: { id: string; title: string | null } | null;
  reason: string;
  state: string;
  askedBy: { name: string };
  confirmedBy: { name: string };
  openedAt: string;
  endsAt: string;
  readings: { look: string; by: { name: string }; topic: { title: string | null } | null }[];
  readingsCount: number;
};
export const looksOf = async (person: TestPerson, spaceId: string) =>
  (await ok<{ items: Look[] }>(person.get(`/spaces/${spaceId}/break-glass`))).items;

export type Told = { entryId: string; topicId: string | null; space: { name: string } | null };
export const toldOf = async (person: TestPerson) =>
  (await ok<{ items: Told[] }>(person.get('/me/break-glass'))).items;
