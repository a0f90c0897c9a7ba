import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openLiveDoor } from '../spaces/live-talk.ts';
import { letIn, ok, openRoom, problemOf, startTopic } from '../spaces/talk.ts';
import { eventually } from '../support/eventually.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

type Brief = {
  body: string;
  html: string;
  version: number;
  writtenBy: { id: string } | null;
  mine: { mayWrite: boolean };
};

describe('a topic so far, in brief', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  async function openTopic(wish = {}) {
    const room = await openRoom(world, wish);
    const topic = await startTopic(room.ana, room.spaceId);
    return { ...room, topicId: topic.id, path: `/topics/${topic.id}/brief` };
  }
  const read = (person: TestPerson, path: string) => ok<Brief>(person.get(path));

  it('is written by a facilitator and read by everyone who reads the topic', async () => {
    const { rosa, ana, tom, path } = await openTopic();
    expect(await read(ana, path)).toMatchObject({
      ...{ body: '', html: '', version: 0, writtenBy: null, writtenAt: null },
      mine: { mayWrite: false },
    });

    const written = await ok<Brief>(rosa.put(path, { body: ' - Fixed blocks **hold** ' }));

    expect(written).toMatchObject({ body: '- Fixed blocks **hold**', mine: { mayWrite: true } });
    for (const reader of [ana, tom]) {
      expect(await read(reader, path)).toMatchObject({
        html: '<ul>\n<li>Fixed blocks <strong>hold</strong></li>\n</ul>\n',
        ...{ version: 1, writtenBy: { id: rosa.id }, writtenAt: world.clock.now.toISOString() },
        mine: { mayWrite: false },
      });
    }
  });

  it('is for nobody else to write, and where they may not read there is nothing', async () => {
    const { ana, tom, path, topicId } = await openTopic();
    const hidden = await openTopic({ joinPolicy: 'invitation' });
    const moderator = await world.person({ staffRole: 'moderator' });
    const wish = { body: 'x' };
    expect(await problemOf(ana.put(path, wish))).toBe('403 forbidden');
    expect(await problemOf(tom.put(path, wish))).toBe('403 forbidden');
    expect(await ok(moderator.put(path, wish))).toMatchObject({ body: 'x' });
    for (const outsider of [tom, moderator]) {
      expect(await problemOf(outsider.get(hidden.path))).toBe('404 not-found');
      expect(await problemOf(outsider.put(hidden.path, wish))).toBe('404 not-found');
    }
    expect(await problemOf(world.anyone.get(path))).toBe('401 not-signed-in');
    await ok(
      ana.delete(`/posts/${(await ok<Posts>(ana.get(`/topics/${topicId}/posts`))).items[0]?.id}`),
    );
    expect(await problemOf(ana.get(path))).toBe('404 not-found');
  });

  it('refuses the second of two facilitators with both versions', async () => {
    const { rosa, path } = await openTopic();
    await ok(rosa.put(path, { body: 'First' }));
    const seen = String((await rosa.get(path)).headers.etag);
    const match = { 'if-match': seen };
    await ok(rosa.put(path, { body: 'Theirs' }, match));

    const late = await rosa.put(path, { body: 'Mine' }, match);

    expect(late.statusCode).toBe(412);
    expect(late.json()).toMatchObject({
      current: { body: 'Theirs', version: 2, writtenBy: { id: rosa.id } },
      sent: { body: 'Mine' },
    });
    const merged = { 'if-match': `"${late.json().current.version}"` };
    expect(await ok(rosa.put(path, { body: 'Theirs\n\nMine' }, merged))).toMatchObject({
      version: 3,
    });
  });

  it('is kept by one of twelve who write at once from the same version', async () => {
    const { rosa, path } = await openTopic();
    const match = { 'if-match': '"0"' };
    const wishes = Array.from({ length: 12 }, (_, at) => ({ body: `Words ${at}` }));

    const replies = await Promise.all(wishes.map((wish) => rosa.put(path, wish, match)));

    const codes = replies.map(({ statusCode }) => statusCode).sort();
    expect(codes).toEqual([200, ...Array(11).fill(412)]);
    expect(await read(rosa, path)).toMatchObject({ version: 1 });
  });

  it('is taken away with no words, and counts on; the same words change nothing', async () => {
    const { rosa, path, topicId } = await openTopic();
    await ok(rosa.put(path, { body: 'Once' }));
    expect(await ok(rosa.put(path, { body: 'Once' }))).toMatchObject({ version: 1 });
    expect(await ok(rosa.put(path, { body: '  ' }))).toMatchObject({ body: '', version: 2 });
    const { rows } = await world.pool.query(
      "select count(*)::int as n from audit_entries where action = 'briefs.brief-written' and subject = $1",
      [`topics/${topicId}`],
    );
    expect(rows).toEqual([{ n: 2 }]);
  });

  it('holds words that may tell who a student is, and takes no more than is brief', async () => {
    const { rosa, ana, path } = await openTopic();
    const body = 'Jamie Soto in grade 4 has an IEP';
    expect(await problemOf(rosa.put(path, { body }))).toBe('422 student-data');
    await ok(rosa.put(path, { body, studentDataConfirmed: true }));
    expect(await problemOf(rosa.put(path, { body: 'x'.repeat(4097) }))).toBe('400 invalid-input');
    expect(await problemOf(rosa.put(path, { body: 7 }))).toBe('400 invalid-input');
    const named = { body: `As @[Anyone](${ana.id}) said` };
    expect(await ok(rosa.put(path, named))).toMatchObject({
      body: `As @[Ana Ruiz](${ana.id}) said`,
    });
    expect(await ok(ana.get('/me/notifications/count'))).toEqual({ unread: 0 });
  });

  it('rests with its space when that is archived', async () => {
    const { rosa, spaceId, path } = await openTopic();
    await ok(rosa.patch(`/spaces/${spaceId}`, { archived: true }));
    expect(await problemOf(rosa.put(path, { body: 'x' }))).toBe('409 space-archived');
    expect(await read(rosa, path)).toMatchObject({ mine: { mayWrite: false } });
  });

  it('is not for who joined a circle while the topic was going on', async () => {
    const { rosa, ana, tom, spaceId, topicId, path } = await openTopic({ kind: 'circle' });
    await ok(rosa.put(path, { body: 'Said before' }));
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    await letIn(rosa, tom, spaceId);
    expect(await problemOf(tom.get(path))).toBe('404 not-found');
    await ok(ana.post(`/topics/${topicId}/posts`, { body: 'Going on' }));
    expect(await read(tom, path)).toMatchObject({ body: '', version: 0 });
    await ok(rosa.put(`/spaces/${spaceId}/members/${tom.id}`, { role: 'facilitator' }));
    expect(await problemOf(tom.put(path, { body: 'x' }))).toBe('403 forbidden');
    expect(await read(ana, path)).toMatchObject({ body: 'Said before' });
  });

  it('reaches readers live as HTTP shows it; those of a circle without its words', async () => {
    const door = await openLiveDoor(world);
    const open = await openTopic();
    const circle = await openTopic({ kind: 'circle' });
    for (const { rosa, ana, topicId, path } of [open, circle]) {
      const subject = `topics/${topicId}`;
      const socket = await door.connect(ana);
      await socket.join(subject);
      await ok(rosa.put(path, { body: 'It came to this' }));
      await eventually(() => {
        const types = socket.events(subject).map(({ type }) => type);
        expect(types).toContain('briefs.brief-written');
      });
      const told = socket.events(subject).find(({ type }) => type === 'briefs.brief-written');
      const { mine: _, ...shown } = await read(ana, path);
      expect(told?.data).toEqual(path === open.path ? shown : undefined);
      await socket.close();
    }
    await door.close();
  });
});

type Posts = { items: { id: string }[] };
