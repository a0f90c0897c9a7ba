import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { readAddress } from '../../src/link-cards/rules.ts';
import { persons } from '../../src/people/tables.ts';
import { newId } from '../../src/platform/ids.ts';
import { posts } from '../../src/spaces/tables.ts';
import { letIn, ok, openRoom, problemOf, reply, startSpace, startTopic } from '../spaces/talk.ts';
import { statementsOf } from '../support/statements.ts';
import { openWorld, publicUrl, type TestPerson, type World } from '../support/world.ts';

type Card = Record<'address' | 'kind' | 'title', string> &
  Record<'place' | 'by', string | null> & { count: number | null };

const id = '0190f3c2-0000-7000-8000-000000000000';

describe('an address of this Hallway', () => {
  it.each([
    ['names a thing', `${publicUrl}/topics/${id}`, { path: 'topics', id }],
    ['may end in a slash', `${publicUrl}/visit-offers/${id}/`, { path: 'visit-offers', id }],
    ['is not on another site', `https://evil.example/topics/${id}`, undefined],
    ['is not on a site that begins alike', `${publicUrl}.evil.example/topics/${id}`, undefined],
    ['has no name before the host', `http://hallway.test@evil.example/topics/${id}`, undefined],
    ['has no other scheme', `https://hallway.test/topics/${id}`, undefined],
    ['asks for nothing besides', `${publicUrl}/topics/${id}?from=3`, undefined],
    ['is no place on a page', `${publicUrl}/topics/${id}#post-1`, undefined],
    ['is not below a thing', `${publicUrl}/spaces/${id}/manage`, undefined],
    ['is no list', `${publicUrl}/spaces`, undefined],
    ['is an address at all', 'topics', undefined],
  ])('%s', (_, address, expected) => {
    expect(readAddress(address, publicUrl)).toEqual(expected);
  });
});

describe('links as cards', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const ask = (person: Pick<TestPerson, 'get'>, paths: readonly string[]) => {
    const query = paths.map((path) => `address=${encodeURIComponent(`${publicUrl}/${path}`)}`);
    return person.get(`/link-cards?${query.join('&')}`);
  };
  const cards = async (person: TestPerson, ...paths: string[]) =>
    (await ok<{ items: Card[] }>(ask(person, paths))).items;
  const titles = async (person: TestPerson, ...paths: string[]) =>
    (await cards(person, ...paths)).map(({ title }) => title);

  async function openTalk(wish = {}) {
    const room = await openRoom(world, wish);
    const topic = await startTopic(room.rosa, room.spaceId, { title: 'Who covers recess?' });
    const post = await reply(room.ana, topic.id, 'We traded it');
    const { rosa, spaceId } = room;
    const paths = [`topics/${topic.id}`, `posts/${post.id}`, `spaces/${spaceId}`] as const;
    return { ...room, topic, post, paths, all: [...paths, `people/${rosa.id}`] };
  }

  it('say what a thing is, where it stands and whose it is, in the order of the links', async () => {
    const { id: districtId } = await world.district({ name: 'Red Cedar ISD' });
    const { tom, paths } = await openTalk();
    const devon = await world.person({ name: 'Devon Clarke', districtId });
    const [topic, post, space] = paths;
    const shown = await cards(tom, `people/${devon.id}`, space, post, topic, 'visits/x', topic);
    const at = (path: string) => `${publicUrl}/${path}`;
    expect(shown).toEqual([
      {
        ...{ address: at(`people/${devon.id}`), kind: 'person', title: 'Devon Clarke' },
        ...{ place: 'Red Cedar ISD', by: null, count: null },
      },
      {
        ...{ address: at(space), kind: 'space', title: 'Exit slips' },
        ...{ place: null, by: null, count: 2 },
      },
      {
        ...{ address: at(post), kind: 'post', title: 'Who covers recess?' },
        ...{ place: 'Exit slips', by: 'Ana Ruiz', count: null },
      },
      {
        ...{ address: at(topic), kind: 'topic', title: 'Who covers recess?' },
        ...{ place: 'Exit slips', by: 'Rosa Delgado', count: 1 },
      },
    ]);
  });

  it('are for those who may open the thing, and for nobody who is not signed in', async () => {
    const { rosa, ana, tom, all } = await openTalk({ joinPolicy: 'invitation', kind: 'cohort' });
    expect(await titles(ana, ...all)).toHaveLength(4);
    expect(await titles(tom, ...all)).toEqual(['Rosa Delgado']);
    const [, , space = ''] = all;
    await ok(rosa.delete(`/${space}/members/${ana.id}`));
    expect(await titles(ana, ...all)).toEqual(['Rosa Delgado']);
    expect(await problemOf(ask(world.anyone, all))).toBe('401 not-signed-in');
  });

  it('are nothing of a circle, for its members neither', async () => {
    const { ana, tom, all } = await openTalk({ kind: 'circle' });
    for (const person of [ana, tom]) expect(await titles(person, ...all)).toEqual(['Rosa Delgado']);
  });

  it('are nothing that was taken down, put away or put into another', async () => {
    const { rosa, ana, tom, spaceId, topic, post, paths } = await openTalk();
    const [topicPath, postPath, spacePath] = paths;
    await ok(ana.delete(`/posts/${post.id}`));
    expect(await cards(tom, postPath)).toEqual([]);
    const other = await startTopic(rosa, spaceId, { title: 'The other one' });
    await ok(rosa.put(`/topics/${topic.id}/merged-into`, { topicId: other.id }));
    expect(await cards(tom, topicPath)).toEqual([]);
    expect(await titles(tom, `topics/${other.id}`, spacePath)).toHaveLength(2);
    await ok(rosa.patch(`/spaces/${spaceId}`, { archived: true }));
    expect(await cards(ana, `topics/${other.id}`, spacePath)).toEqual([]);
  });

  it('are nothing of who is suspended, nor across a block, whoever set it', async () => {
    const { rosa, ana, tom, spaceId, all } = await openTalk();
    await letIn(rosa, tom, spaceId);
    const answer = await reply(tom, (all[0] ?? '').slice('topics/'.length), 'So did we');
    for (const [one, other] of [
      [rosa, ana],
      [ana, rosa],
    ] as const) {
      await ok(one.put(`/people/${other.id}/block`));
      const [topic = '', , space = ''] = all;
      const seen = await titles(ana, topic, `posts/${answer.id}`, space, `people/${rosa.id}`);
      expect(seen).toEqual(['Exit slips']);
      await ok(one.delete(`/people/${other.id}/block`));
    }
    expect(await titles(tom, `people/${ana.id}`)).toEqual(['Ana Ruiz']);
    const { db } = world.deps;
    await db
      .update(persons)
      .set({ suspendedAt: world.clock.now, suspendedUntil: null })
      .where(eq(persons.id, ana.id));
    expect(await titles(tom, `people/${ana.id}`)).toEqual([]);
  });

  it('stand in nothing that is kept: the post holds the link', async () => {
    const { ana, topic, paths } = await openTalk();
    const link = `${publicUrl}/${paths[0]}`;
    const post = await reply(ana, topic.id, link);
    const [row] = await world.deps.db.select().from(posts).where(eq(posts.id, post.id));
    const plain = `<p><a href="${link}" rel="nofollow noopener ugc">${link}</a></p>\n`;
    expect([row?.html, post.html]).toEqual([plain, plain]);
  });

  it('cost one query a kind, however many they are, and are up to twenty', async () => {
    const { rosa, ana, spaceId } = await openTalk();
    const room = await startSpace(rosa, { name: 'Another' });
    const asked: string[] = [`spaces/${spaceId}`, `spaces/${room.id}`];
    for (let n = 0; n < 4; n += 1) {
      const topic = await startTopic(rosa, spaceId);
      asked.push(`topics/${topic.id}`, `posts/${topic.lastPost.id}`);
    }
    const people = await Promise.all(Array.from({ length: 10 }, () => world.person()));
    asked.push(...people.map((person) => `people/${person.id}`));
    const { statements, answer } = await statementsOf(() => cards(ana, ...asked));
    expect(answer).toHaveLength(20);
    expect(statements).toHaveLength(4);
    expect((await ask(ana, [...asked, `people/${newId()}`])).statusCode).toBe(400);
    expect((await ana.get('/link-cards')).statusCode).toBe(400);
    expect((await ana.get(`/link-cards?address=${'x'.repeat(301)}`)).statusCode).toBe(400);
  });
});
