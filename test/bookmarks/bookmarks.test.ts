import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { persons } from '../../src/people/tables.ts';
import { openLiveDoor } from '../spaces/live-talk.ts';
import { letIn, ok, openRoom, problemOf, reply, startSpace, startTopic } from '../spaces/talk.ts';
import { eventually } from '../support/eventually.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

type Saved = {
  kind: string;
  id: string;
  savedAt: string;
  note: string;
  readable: {
    space: { id: string; name: string };
    said: { title: string; author: { id: string } | null; excerpt: string } | null;
  } | null;
};
type SavedPage = { items: Saved[]; next: string | null };

describe('what someone saved', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const pageOf = (person: TestPerson, query = '') =>
    ok<SavedPage>(person.get(`/me/bookmarks${query}`));
  const savedBy = async (person: TestPerson, query = '') => (await pageOf(person, query)).items;
  const ofTopic = (person: TestPerson, topicId: string) =>
    ok<{ topic: boolean; postIds: string[] }>(person.get(`/topics/${topicId}/bookmarks`));
  const save = (person: TestPerson, of: string, note?: string) =>
    ok(person.put(`/${of}/bookmark`, note === undefined ? undefined : { note }));
  const takeOut = (person: TestPerson, of: string) => ok(person.delete(`/${of}/bookmark`));
  const pass = () => {
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
  };

  async function openTalk(wish = {}) {
    const room = await openRoom(world, wish);
    const topic = await startTopic(room.rosa, room.spaceId, { title: 'Fixed blocks' });
    const post = await reply(room.rosa, topic.id, 'They **hold** for us');
    return { ...room, topicId: topic.id, postId: post.id };
  }

  it('is there for them, the newest first, until they take it out', async () => {
    const { rosa, ana, spaceId, topicId, postId } = await openTalk();
    expect(await savedBy(ana)).toEqual([]);
    await save(ana, `topics/${topicId}`);
    pass();
    await save(ana, `posts/${postId}`);

    const space = { id: spaceId, name: 'Exit slips' };
    const author = { id: rosa.id };
    expect(await savedBy(ana)).toMatchObject([
      {
        ...{ kind: 'post', id: postId, savedAt: world.clock.now.toISOString(), note: '' },
        readable: { space, said: { title: 'Fixed blocks', author, excerpt: 'They hold for us' } },
      },
      {
        ...{ kind: 'topic', id: topicId },
        readable: { space, said: { title: 'Fixed blocks', author, excerpt: '' } },
      },
    ]);
    expect(await ofTopic(ana, topicId)).toEqual({ topic: true, postIds: [postId] });

    await takeOut(ana, `posts/${postId}`);
    await takeOut(ana, `posts/${postId}`);
    expect((await savedBy(ana)).map(({ id }) => id)).toEqual([topicId]);
    await takeOut(ana, `topics/${topicId}`);
    expect(await savedBy(ana)).toEqual([]);
    expect(await ofTopic(ana, topicId)).toEqual({ topic: false, postIds: [] });
  });

  it('is saved once by twelve requests of the same moment, and told once', async () => {
    const { ana, topicId } = await openTalk();
    const path = `/topics/${topicId}/bookmark`;
    const replies = await Promise.all(Array.from({ length: 12 }, () => ana.put(path)));
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array(12).fill(204));
    expect(await savedBy(ana)).toHaveLength(1);
    expect(await toldTo(ana)).toBe(1);
    await takeOut(ana, `topics/${topicId}`);
    await takeOut(ana, `topics/${topicId}`);
    expect(await toldTo(ana)).toBe(2);
  });

  async function toldTo({ id }: TestPerson): Promise<number> {
    const { rows } = await world.pool.query(
      "select count(*)::int as n from outbox where type = 'bookmarks.changed' and subjects = $1",
      [[`people/${id}`]],
    );
    return rows[0].n;
  }

  it('keeps a note of their own, which stays when it is saved again without one', async () => {
    const { ana, postId } = await openTalk();
    const of = `posts/${postId}`;
    const noteOf = async () => (await savedBy(ana))[0]?.note;
    await save(ana, of, 'For Monday');
    await save(ana, of);
    expect(await noteOf()).toBe('For Monday');
    const told = await toldTo(ana);
    await save(ana, of, 'For Monday');
    expect(await toldTo(ana)).toBe(told);
    await save(ana, of, 'é'.repeat(500));
    expect(await noteOf()).toBe('é'.repeat(500));
    await save(ana, of, '');
    expect(await noteOf()).toBe('');
    const refused = (note: unknown) => problemOf(ana.put(`/${of}/bookmark`, { note }));
    expect(await refused('é'.repeat(501))).toBe('400 invalid-input');
    expect(await refused('a\0b')).toBe('400 invalid-input');
    expect(await refused(7)).toBe('400 invalid-input');
    expect(await problemOf(ana.put(`/${of}/bookmark`, { color: 'red' }))).toBe('400 invalid-input');
  });

  it('comes in pages, and of one space', async () => {
    const { rosa, spaceId, topicId } = await openTalk();
    const other = await startSpace(rosa, { name: 'Next door' });
    const aside = await startTopic(rosa, other.id);
    await save(rosa, `topics/${aside.id}`);
    const ids = [aside.id];
    for (let n = 0; n < 4; n += 1) {
      pass();
      const { id } = await reply(rosa, topicId);
      await save(rosa, `posts/${id}`);
      ids.unshift(id);
    }
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: SavedPage = await pageOf(rosa, `?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(seen).toEqual(ids);
    expect((await savedBy(rosa, `?space=${other.id}`)).map(({ id }) => id)).toEqual([aside.id]);
    expect(await savedBy(rosa, `?space=${spaceId}`)).toHaveLength(4);
    expect(await problemOf(rosa.get('/me/bookmarks?space=here'))).toBe('400 invalid-input');
    expect(await problemOf(rosa.get('/me/bookmarks?cursor=W10'))).toBe('400 invalid-input');
  });

  it('is known to nobody else, and nobody saves what they may not read', async () => {
    const { rosa, ana, tom, topicId, postId } = await openTalk({ joinPolicy: 'invitation' });
    const admin = await world.person({ staffRole: 'administrator' });
    const before = await ok<object>(rosa.get(`/posts/${postId}`));
    await save(ana, `posts/${postId}`, 'Mine alone');
    await save(ana, `topics/${topicId}`);
    expect(await ok(rosa.get(`/posts/${postId}`))).toEqual(before);
    for (const other of [rosa, tom, admin]) expect(await savedBy(other)).toEqual([]);
    for (const outsider of [tom, admin]) {
      for (const what of [`topics/${topicId}`, `posts/${postId}`]) {
        expect(await problemOf(outsider.put(`/${what}/bookmark`))).toBe('404 not-found');
        await takeOut(outsider, what); // nothing of theirs; and it tells nothing of what there is
      }
      expect(await problemOf(outsider.get(`/topics/${topicId}/bookmarks`))).toBe('404 not-found');
    }
    expect(await savedBy(ana)).toHaveLength(2);
    for (const path of [`/topics/${topicId}/bookmark`, `/posts/${postId}/bookmark`]) {
      expect(await problemOf(world.anyone.put(path))).toBe('401 not-signed-in');
      expect(await problemOf(world.anyone.delete(path))).toBe('401 not-signed-in');
    }
    expect(await problemOf(world.anyone.get('/me/bookmarks'))).toBe('401 not-signed-in');
    const audited = await world.pool.query(
      "select count(*)::int as n from audit_entries where action like 'bookmarks%'",
    );
    expect(audited.rows).toEqual([{ n: 0 }]);
  });

  describe('that is not theirs to read any more', () => {
    const gone = [{ readable: null }, { readable: null }];
    const saveBoth = async ({ ana, topicId, postId }: Awaited<ReturnType<typeof openTalk>>) => {
      await save(ana, `topics/${topicId}`, 'Why I kept it');
      await save(ana, `posts/${postId}`);
    };
    type Talk = Awaited<ReturnType<typeof openTalk>>;
    const endings: [string, object, (talk: Talk) => Promise<unknown>][] = [
      [
        'since they left',
        { joinPolicy: 'invitation' },
        ({ ana, spaceId }) => ok(ana.delete(`/spaces/${spaceId}/membership`)),
      ],
      [
        'since they left the circle',
        { kind: 'circle' },
        ({ ana, spaceId }) => ok(ana.delete(`/spaces/${spaceId}/membership`)),
      ],
      [
        'since they were taken out of the space',
        { joinPolicy: 'request' },
        ({ rosa, ana, spaceId }) => ok(rosa.delete(`/spaces/${spaceId}/members/${ana.id}`)),
      ],
      [
        'since a block stands between',
        {},
        ({ rosa, ana }) => ok(rosa.put(`/people/${ana.id}/block`)),
      ],
      [
        'since its posts were taken down',
        {},
        async ({ rosa, topicId }) => {
          const { items } = await ok<{ items: { id: string }[] }>(
            rosa.get(`/topics/${topicId}/posts`),
          );
          for (const { id } of items) await ok(rosa.delete(`/posts/${id}`));
        },
      ],
      [
        'since it was moved out of reach',
        {},
        async ({ rosa, topicId }) => {
          const closed = await startSpace(rosa, { name: 'Closed', joinPolicy: 'invitation' });
          await ok(rosa.put(`/topics/${topicId}/space`, { spaceId: closed.id }));
        },
      ],
    ];
    it.each(endings)('says nothing of it %s, and is taken out all the same', async (...given) => {
      const [, wish, end] = given;
      const talk = await openTalk(wish);
      const { ana, spaceId, topicId, postId } = talk;
      await saveBoth(talk);
      await end(talk);
      const left = await savedBy(ana);
      expect(left).toMatchObject(gone);
      expect(JSON.stringify(left)).not.toMatch(/Exit|Closed|Fixed|hold|Rosa/);
      expect(left[1]?.note).toBe('Why I kept it');
      expect(await savedBy(ana, `?space=${spaceId}`)).toEqual([]);
      await takeOut(ana, `topics/${topicId}`);
      await takeOut(ana, `posts/${postId}`);
      expect(await savedBy(ana)).toEqual([]);
    });

    it('is there again when it is theirs again', async () => {
      const talk = await openTalk({ joinPolicy: 'invitation' });
      await saveBoth(talk);
      await ok(talk.ana.delete(`/spaces/${talk.spaceId}/membership`));
      await letIn(talk.rosa, talk.ana, talk.spaceId);
      const titles = (await savedBy(talk.ana)).map(({ readable }) => readable?.said?.title);
      expect(titles).toEqual(['Fixed blocks', 'Fixed blocks']);
    });
  });

  it('is not what was taken down, or stands across a block', async () => {
    const { rosa, ana, topicId, postId } = await openTalk();
    const last = await reply(ana, topicId);
    await ok(rosa.delete(`/posts/${postId}`));
    expect(await problemOf(ana.put(`/posts/${postId}/bookmark`))).toBe('409 post-removed');
    await ok(rosa.put(`/people/${ana.id}/block`));
    expect(await problemOf(rosa.put(`/posts/${last.id}/bookmark`))).toBe('403 forbidden');
    expect(await problemOf(ana.put(`/topics/${topicId}/bookmark`))).toBe('403 forbidden');
  });

  it('goes along when topics are rearranged', async () => {
    const { rosa, ana, spaceId, topicId, postId } = await openTalk();
    const into = await startTopic(rosa, spaceId, { title: 'One for both' });
    await save(ana, `topics/${topicId}`, 'Kept');
    await save(ana, `posts/${postId}`);
    const apart = await ok<{ id: string }>(
      rosa.post(`/topics/${topicId}/splits`, { title: 'Apart', postIds: [postId] }),
    );
    expect(await ofTopic(ana, topicId)).toEqual({ topic: true, postIds: [] });
    expect(await ofTopic(ana, apart.id)).toEqual({ topic: false, postIds: [postId] });

    for (const id of [topicId, apart.id]) {
      await ok(rosa.put(`/topics/${id}/merged-into`, { topicId: into.id }));
    }
    expect(await ofTopic(ana, into.id)).toEqual({ topic: true, postIds: [postId] });
    const titles = (await savedBy(ana)).map(({ kind, id, readable }) => [
      ...[kind, id, readable?.said?.title],
    ]);
    expect(titles).toEqual([
      ['post', postId, 'One for both'],
      ['topic', topicId, 'One for both'],
    ]);
    await save(ana, `topics/${into.id}`, 'Kept on');
    expect((await savedBy(ana)).map(({ note }) => note)).toEqual(['', 'Kept on']);
    await takeOut(ana, `topics/${into.id}`);
    expect((await savedBy(ana)).map(({ id }) => id)).toEqual([postId]);
  });

  it('is one thing when two saved topics become one', async () => {
    const { rosa, ana, spaceId, topicId } = await openTalk();
    const into = await startTopic(rosa, spaceId);
    await save(ana, `topics/${topicId}`);
    pass();
    await save(ana, `topics/${into.id}`);
    await ok(rosa.put(`/topics/${topicId}/merged-into`, { topicId: into.id }));
    expect((await savedBy(ana)).map(({ id }) => id)).toEqual([into.id]);
    await takeOut(ana, `topics/${topicId}`);
    expect(await savedBy(ana)).toEqual([]);
  });

  describe('in a circle', () => {
    it('says outside of it that there is something, and inside what', async () => {
      const { ana, spaceId, topicId, postId } = await openTalk({ kind: 'circle' });
      await save(ana, `topics/${topicId}`);
      await save(ana, `posts/${postId}`);
      const space = { id: spaceId, name: 'Exit slips' };
      const unsaid = { readable: { space, said: null } };
      expect(await savedBy(ana)).toMatchObject([unsaid, unsaid]);
      const inside = await savedBy(ana, `?space=${spaceId}`);
      expect(inside.map(({ readable }) => readable?.said?.excerpt)).toEqual([
        'They hold for us',
        '',
      ]);
    });

    it('says nothing of what is older than their history', async () => {
      const { rosa, tom, spaceId, topicId, postId } = await openTalk({ kind: 'circle' });
      pass();
      await letIn(rosa, tom, spaceId);
      expect(await problemOf(tom.put(`/posts/${postId}/bookmark`))).toBe('404 not-found');
      expect(await problemOf(tom.put(`/topics/${topicId}/bookmark`))).toBe('404 not-found');
      await reply(rosa, topicId);
      await save(tom, `topics/${topicId}`);
      const [saved] = await savedBy(tom, `?space=${spaceId}`);
      expect(saved?.readable?.said).toMatchObject({ title: '', author: null });
      expect(JSON.stringify(saved)).not.toMatch(/Fixed|Rosa/);
    });

    it('names who asked anonymously by their pseudonym alone', async () => {
      const { rosa, ana, spaceId } = await openRoom(world, { kind: 'circle' });
      const wish = { title: 'Asked', body: 'In confidence', anonymous: true };
      const topic = await startTopic(ana, spaceId, wish);
      for (const reader of [rosa, ana]) {
        await save(reader, `topics/${topic.id}`);
        await save(reader, `posts/${topic.lastPost.id}`);
        const items = await savedBy(reader, `?space=${spaceId}`);
        const said = items.map(({ readable }) => readable?.said);
        const named = { author: null, pseudonym: expect.any(String), title: 'Asked' };
        expect(said).toMatchObject([named, named]);
        expect(JSON.stringify(items)).not.toContain(ana.id);
      }
    });
  });

  it('is told live to their own devices, without what it is', async () => {
    const door = await openLiveDoor(world);
    const { ana, rosa, topicId } = await openTalk();
    const mine = await door.connect(ana);
    const theirs = await door.connect(rosa);
    await mine.join(`people/${ana.id}`);
    for (const subject of [`topics/${topicId}`, `people/${ana.id}`]) await theirs.join(subject);
    await save(ana, `topics/${topicId}`);
    await eventually(() => {
      const told = mine
        .events(`people/${ana.id}`)
        .filter(({ type }) => type === 'bookmarks.changed');
      expect(told).toHaveLength(1);
      expect(JSON.stringify(told)).not.toContain(topicId);
      expect(told[0]).not.toHaveProperty('data');
    });
    await theirs.settled();
    expect(JSON.stringify(theirs.frames)).not.toContain('bookmarks');
    await Promise.all([mine.close(), theirs.close()]);
    await door.close();
  });

  it('goes with the person', async () => {
    const { tom, postId } = await openTalk();
    await save(tom, `posts/${postId}`);
    await world.deps.db.delete(persons).where(eq(persons.id, tom.id));
    const { rows } = await world.deps.db.execute(
      sql`select count(*)::int as n from bookmarks where person_id = ${tom.id}`,
    );
    expect(rows).toEqual([{ n: 0 }]);
  });
});
