import { schools } from '../src/districts/tables.ts';
import { appeals } from '../src/moderation/tables.ts';
import { districtDomains, profiles } from '../src/people/tables.ts';
import { newId } from '../src/platform/ids.ts';
import { deliveries } from '../src/platform/mail/deliveries.ts';
import { createSession, createToken } from '../src/sign-in/index.ts';
import { open, openCircle } from './break-glass/glass.ts';
import { addMember, openRound, share, startRound } from './check-ins/round.ts';
import { caseOf, decide, report } from './moderation/desk.ts';
import { tellingOf } from './notifications/telling.ts';
import { settle } from './search/find.ts';
import { letIn, ok, openRoom, reply, startSpace, startTopic } from './spaces/talk.ts';
import { publicUrl, type TestPerson, type World } from './support/world.ts';

/** A list with something in it: who asks for it, and by which path. */
type List = [person: TestPerson, path: string];

/** More than the queries that a list may take: one that asks for each row is found out. */
export const many = 5;
const each = <Made>(make: (n: number) => Promise<Made>): Promise<Made[]> =>
  Array.from({ length: many }, (_, n) => n).reduce(
    async (made, n) => [...(await made), await make(n)],
    Promise.resolve([] as Made[]),
  );

const addressOf = ({ id }: { id: string }) =>
  `address=${encodeURIComponent(`${publicUrl}/topics/${id}`)}`;

/** Every list of the API, by its route, with at least `many` rows in each. A new list has its line here. */
export async function fillLists(world: World): Promise<Record<string, List>> {
  return {
    ...(await talk(world)),
    ...(await waysIn(world)),
    ...(await circles(world)),
    ...(await order(world)),
    ...(await peopleAndPlaces(world)),
  };
}

async function talk(world: World): Promise<Record<string, List>> {
  const { rosa, ana, spaceId } = await openRoom(world);
  const topics = await each(() => startTopic(ana, spaceId));
  const topicId = String(topics[0]?.id);
  const posts = await each(() => reply(rosa, topicId, 'Many words'));
  const postId = String(posts[0]?.id);
  for (const { id } of topics) await reply(rosa, id);
  for (const { id } of posts) await ok(ana.put(`/posts/${id}/bookmark`));
  const unposted = { words: { text: 'Half a thought' } };
  for (const { id } of topics) await ok(ana.put(`/me/drafts/reply.${id}`, unposted));
  await each((n) => ok(rosa.patch(`/posts/${postId}`, { body: `Other words ${n}` })));
  await each(async (n) => letIn(rosa, await world.person({ name: `Colleague ${n}` }), spaceId));
  await each(() => startSpace(rosa));
  await tellingOf(world)();
  await settle(world);
  return {
    'GET /api/spaces': [rosa, '/spaces'],
    'GET /api/spaces/{spaceId}/topics': [rosa, `/spaces/${spaceId}/topics`],
    'GET /api/topics/{topicId}/posts': [ana, `/topics/${topicId}/posts?from=first-unread`],
    'GET /api/posts/{postId}/revisions': [ana, `/posts/${postId}/revisions`],
    'GET /api/spaces/{spaceId}/members': [rosa, `/spaces/${spaceId}/members`],
    'GET /api/spaces/{spaceId}/people': [rosa, `/spaces/${spaceId}/people?prefix=Co`],
    'GET /api/search': [rosa, `/search?q=words&in=${spaceId}`],
    'GET /api/spaces/{spaceId}/similar-topics': [
      rosa,
      `/spaces/${spaceId}/similar-topics?title=A+topic`,
    ],
    'GET /api/link-cards': [ana, `/link-cards?${topics.map(addressOf).join('&')}`],
    'GET /api/me/bookmarks': [ana, '/me/bookmarks'],
    'GET /api/me/drafts': [ana, '/me/drafts'],
    'GET /api/me/notifications': [ana, '/me/notifications'],
  };
}

async function waysIn(world: World): Promise<Record<string, List>> {
  const { rosa, tom, spaceId } = await openRoom(world, { joinPolicy: 'request' });
  await each(() => ok(rosa.post(`/spaces/${spaceId}/links`, {})));
  await each((n) =>
    ok(rosa.post(`/spaces/${spaceId}/mail-invitations`, { email: `g${n}@else.test` })),
  );
  await each(async () => {
    const { id } = await startSpace(rosa, { joinPolicy: 'request' });
    await ok(tom.put(`/spaces/${id}/membership`));
  });
  return {
    'GET /api/spaces/{spaceId}/links': [rosa, `/spaces/${spaceId}/links`],
    'GET /api/spaces/{spaceId}/mail-invitations': [rosa, `/spaces/${spaceId}/mail-invitations`],
    'GET /api/me/admissions': [tom, '/me/admissions'],
    'GET /api/me/join-requests': [rosa, '/me/join-requests'],
  };
}

async function circles(world: World): Promise<Record<string, List>> {
  const { rosa, ana, tom, spaceId, topicId, mia, leo } = await openCircle(world);
  await each(() => startTopic(ana, spaceId));
  await each(() => reply(ana, topicId));
  await each(async () => {
    const { id } = await open([mia, leo], { spaceId });
    await each(() => ok(leo.get(`/break-glass/${id}/topics/${topicId}/posts`)));
    await ok(mia.delete(`/break-glass/${id}`));
  });
  const { id: entryId } = await open([mia, leo], { spaceId });
  const { id: askedId } = await startRound(world, rosa, spaceId);
  const others = await each(() => addMember(world, rosa, spaceId));
  for (const person of [ana, tom, ...others]) await ok(share(person, askedId));
  const round = await openRound(world);
  await share(round.ana, round.topicId);
  await each(async () => {
    const person = await world.person();
    await letIn(round.rosa, person, round.spaceId);
    await ok(share(person, round.topicId));
    return person;
  });
  const answers = `/topics/${round.topicId}/check-in/answers`;
  const { items } = await ok<{ items: { id: string }[] }>(round.ana.get(answers));
  for (const { id } of items.slice(1))
    await ok(round.ana.post(`/check-in-answers/${id}/offers`, { body: 'Come and see' }));
  return {
    'GET /api/break-glass': [mia, '/break-glass'],
    'GET /api/break-glass/{entryId}/topics': [mia, `/break-glass/${entryId}/topics`],
    'GET /api/break-glass/{entryId}/topics/{topicId}/posts': [
      mia,
      `/break-glass/${entryId}/topics/${topicId}/posts`,
    ],
    'GET /api/break-glass/{entryId}/topics/{topicId}/check-in': [
      mia,
      `/break-glass/${entryId}/topics/${askedId}/check-in`,
    ],
    'GET /api/spaces/{spaceId}/break-glass': [rosa, `/spaces/${spaceId}/break-glass`],
    'GET /api/me/break-glass': [rosa, '/me/break-glass'],
    'GET /api/topics/{topicId}/check-in/answers': [round.ana, answers],
  };
}

async function order(world: World): Promise<Record<string, List>> {
  const { db } = world.deps;
  const { now: at } = world.clock;
  const mia = await world.person({ staffRole: 'moderator' });
  const ada = await world.person({ staffRole: 'administrator' });
  const { rosa, ana, spaceId } = await openRoom(world);
  const topic = await startTopic(rosa, spaceId);
  const telling = { studentDataConfirmed: true };
  const posts = await each(() =>
    reply(ana, topic.id, 'Marcus Hill (4th grade) still can’t regroup.', telling),
  );
  for (const { id } of posts) {
    await report(rosa, id);
    const found = await caseOf(mia, id);
    await ok(decide(mia, String(found?.id), 'warn', 'Be kinder to each other'));
  }
  await each(async () => report(rosa, (await reply(ana, topic.id)).id));
  await each(async (n) => {
    const person = await world.person();
    await ok(mia.put(`/people/${person.id}/suspension`, { reason: 'Sold tutoring', until: null }));
    const appeal = { personId: person.id, suspendedAt: at, words: `It was not me ${n}`, at };
    await db.insert(appeals).values({ id: newId(), ...appeal });
    const once = { kind: 'digest', once: 'at-most' as const, state: 'unknown' as const };
    const mail = { ...once, personId: person.id, period: '2026-11-23', owner: newId() };
    await db.insert(deliveries).values({ id: newId(), ...mail });
  });
  return {
    'GET /api/moderation/cases': [mia, '/moderation/cases'],
    'GET /api/moderation/appeals': [mia, '/moderation/appeals'],
    'GET /api/me/notices': [ana, '/me/notices'],
    'GET /api/staff/audit': [ada, '/staff/audit'],
    'GET /api/staff/student-data-flags': [mia, '/staff/student-data-flags'],
    'GET /api/staff/deliveries': [ada, '/staff/deliveries'],
  };
}

async function peopleAndPlaces(world: World): Promise<Record<string, List>> {
  const { db } = world.deps;
  const { now } = world.clock;
  const ada = await world.person({ staffRole: 'administrator' });
  const ana = await world.person();
  const districts = await each(() => world.district());
  const districtId = String(districts[0]?.id);
  await each(async (n) => {
    const person = await world.person({ verification: 'none' });
    await ok(person.put('/me/verification-request', { note: 'I teach here' }));
    await ok(person.post('/district-requests', { name: `Yuma ${n}`, state: 'AZ', city: 'Yuma' }));
    await ok(ana.put(`/people/${person.id}/block`));
    const guest = { email: `guest${n}@elsewhere.test`, role: 'teacher', districtId };
    await ok(ada.post('/invitations', guest));
    await createSession(db, ana.id, { method: 'email', secondFactor: false }, now);
    await createToken(db, ana.id, { name: `${n}`, scopes: ['read'], days: 1 }, now);
    await db.insert(districtDomains).values({ domain: `d${n}.test`, districtId, createdAt: now });
    const school = { districtId, name: `School ${n}`, timeZone: 'America/Phoenix' };
    const times = { createdAt: now, updatedAt: now };
    await db.insert(schools).values({ ...school, ...times, ncesSchoolId: `00000000000${n}` });
  });
  return {
    'GET /api/districts': [ana, '/districts?search=alder'],
    'GET /api/districts/{districtId}/schools': [ana, `/districts/${districtId}/schools`],
    'GET /api/districts/{districtId}/domains': [ada, `/districts/${districtId}/domains`],
    'GET /api/district-requests': [ada, '/district-requests'],
    'GET /api/people': [ada, '/people'],
    'GET /api/me/blocks': [ana, '/me/blocks'],
    'GET /api/me/people-alike': await spacesWithPeopleAlike(world, districtId),
    'GET /api/invitations': [ada, '/invitations'],
    'GET /api/verification-requests': [ada, '/verification-requests'],
    'GET /api/me/sessions': [ana, '/me/sessions'],
    'GET /api/me/tokens': [ana, '/me/tokens'],
  };
}

async function spacesWithPeopleAlike(world: World, districtId: string): Promise<List> {
  const [me, host] = [await world.person({ districtId }), await world.person({ districtId })];
  const alike = { gradeBands: ['3-5'], updatedAt: world.clock.now };
  const people = [me, host].map(({ id: personId }) => ({ personId, ...alike }));
  await world.deps.db.insert(profiles).values(people);
  const spaces = await each(() => startSpace(host));
  return [me, `/me/people-alike?${spaces.map(({ id }) => `space=${id}`).join('&')}`];
}
