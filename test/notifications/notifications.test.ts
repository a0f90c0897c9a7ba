import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outbox } from '../../src/platform/events.ts';
import { letIn, ok, openRoom, problemOf, reply, startTopic } from '../spaces/talk.ts';
import { eventually } from '../support/eventually.ts';
import { connect } from '../support/socket.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { notificationsOf, openTellers, tellingOf, unreadOf } from './telling.ts';

const mention = ({ name, id }: TestPerson) => `@[${name}](${id})`;

describe('what someone is told of', () => {
  let world: World;
  let tell: ReturnType<typeof tellingOf>;
  beforeAll(async () => {
    world = await openWorld();
    tell = tellingOf(world);
  });
  afterAll(() => world.close());

  const choose = (person: TestPerson, path: string, level: string) =>
    ok(person.put(`${path}/level`, { level }));
  const pass = (ms = 60_000) => {
    world.clock.now = new Date(world.clock.now.getTime() + ms);
  };

  it('is where they were asked, what answered them, and each post of what they watch', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    await letIn(rosa, tom, spaceId);
    const asked = await startTopic(rosa, spaceId, { title: 'Asked', body: mention(ana) });
    const own = await startTopic(ana, spaceId, { title: 'Own' });
    await tell();
    await choose(tom, `/topics/${own.id}`, 'watching');
    const answer = await reply(rosa, own.id, 'An answer');
    await reply(tom, own.id, 'To Rosa', { replyTo: answer.id });
    await tell();

    const seen = async (person: TestPerson) =>
      (await notificationsOf(person)).map(({ topic, reason, posts }) => [
        topic?.title,
        reason,
        posts,
      ]);
    expect((await seen(ana)).sort()).toEqual([
      ['Asked', 'asked', 1],
      ['Own', 'answered', 2],
    ]);
    expect(await seen(tom)).toEqual([['Own', 'watched', 1]]);
    expect(await seen(rosa)).toEqual([['Own', 'answered', 1]]);
    expect(asked.id).toBeDefined();
  });

  it('comes from a space that they watch, but for topics they chose less for', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    await choose(ana, `/spaces/${spaceId}`, 'watching');
    const heard = await startTopic(rosa, spaceId);
    const normal = await startTopic(rosa, spaceId);
    await choose(ana, `/topics/${normal.id}`, 'normal');
    await tell();
    expect((await notificationsOf(ana)).map(({ id }) => id)).toEqual([heard.id]);
    expect((await notificationsOf(ana))[0]).toMatchObject({ reason: 'watched', unread: 1 });
  });

  it('is nothing of what they muted, also where they are asked, and nothing across a block', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    await letIn(rosa, tom, spaceId);
    const muted = await startTopic(rosa, spaceId);
    const watched = await startTopic(rosa, spaceId);
    await tell();
    await choose(ana, `/topics/${muted.id}`, 'muted');
    await choose(ana, `/topics/${watched.id}`, 'watching');
    await reply(rosa, muted.id, mention(ana));
    await ok(ana.put(`/people/${tom.id}/block`));
    await reply(tom, watched.id);
    await tell();
    expect(await notificationsOf(ana)).toEqual([]);
    await ok(ana.delete(`/people/${tom.id}/block`));
    expect(await notificationsOf(ana)).toEqual([]); // and it is not made up for
  });

  it('is told once, however often the job runs, and once more when an edit asks by name', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    await tell();
    await choose(ana, `/topics/${topic.id}`, 'watching');
    const post = await reply(rosa, topic.id, 'Plain');
    await Promise.all([tell(), tell({ again: true })]);
    const rows = await world.count('notifications');
    const events = await world.count('outbox');
    await Promise.all(Array.from({ length: 12 }, () => tell({ again: true })));
    expect([await world.count('notifications'), await world.count('outbox')]).toEqual([
      rows,
      events,
    ]);

    await ok(ana.put('/me/notifications/read', {}));
    expect(await unreadOf(ana)).toBe(0);
    await ok(rosa.patch(`/posts/${post.id}`, { body: `Now for ${mention(ana)}` }));
    await tell();
    await tell({ again: true });
    expect(await notificationsOf(ana)).toMatchObject([{ reason: 'asked', unread: 1 }]);
  });

  it('waits until they have read so far, or say that they know of it', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const [read, known, left] = await Promise.all([1, 2, 3].map(() => startTopic(ana, spaceId)));
    if (!read || !known || !left) throw new Error('three topics');
    for (const { id } of [read, known, left]) {
      await reply(rosa, id);
      await tell();
      pass();
    }
    expect(await unreadOf(ana)).toBe(3);
    await ok(ana.put(`/topics/${read.id}/read`, { position: 2 }));
    expect(await ok(ana.put(`/me/notifications/${known.id}/read`))).toEqual({ unread: 1 });
    expect(await ok(ana.put(`/me/notifications/${known.id}/read`))).toEqual({ unread: 1 });
    expect((await notificationsOf(ana)).map(({ id, unread }) => [id, unread])).toEqual([
      [left.id, 1],
      [known.id, 0],
      [read.id, 0],
    ]);
    const topic = await ok<{ mine: { unread: number } }>(ana.get(`/topics/${known.id}`));
    expect(topic.mine.unread).toBe(1); // known of is not read
  });

  it('is marked as known up to what they looked at, and told to their other devices once', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const [seen, later] = [await startTopic(ana, spaceId), await startTopic(ana, spaceId)];
    await reply(rosa, seen.id);
    await tell();
    const [looked] = await notificationsOf(ana);
    pass();
    await reply(rosa, later.id);
    await tell();
    const body = { through: looked?.at };
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => ok(ana.put('/me/notifications/read', body))),
    );
    expect(answers).toEqual(answers.map(() => ({ unread: 1 })));
    expect(await unreadOf(ana)).toBe(1);
    const told = (await world.deps.db.select().from(outbox)).filter(
      ({ type, subjects }) =>
        type === 'notifications.read' && subjects.includes(`people/${ana.id}`),
    );
    expect(told).toHaveLength(1);
  });

  it('shows nothing any more that they may not read by the time they look', async () => {
    const { rosa, ana, spaceId } = await openRoom(world, { joinPolicy: 'invitation' });
    const topic = await startTopic(rosa, spaceId, { title: 'Kept', body: mention(ana) });
    const gone = await startTopic(rosa, spaceId, { body: mention(ana) });
    const muted = await startTopic(rosa, spaceId, { body: mention(ana) });
    await tell();
    const shown = async () => [
      (await notificationsOf(ana)).length,
      await unreadOf(ana),
      (await ana.put(`/me/notifications/${topic.id}/read`)).statusCode,
    ];
    expect((await shown()).slice(0, 2)).toEqual([3, 3]);
    await ok(rosa.delete(`/posts/${gone.lastPost.id}`));
    await choose(ana, `/topics/${muted.id}`, 'muted');
    expect(await shown()).toEqual([1, 0, 200]);
    await ok(ana.delete(`/spaces/${spaceId}/membership`));
    expect(await shown()).toEqual([0, 0, 404]);
    await letIn(rosa, ana, spaceId);
    expect((await shown())[0]).toBe(2); // what they muted came back with the space
    await ok(rosa.put(`/people/${ana.id}/block`));
    expect(await shown()).toEqual([0, 0, 404]);
  });

  it('is a count and a name of a circle, for its members, from their joining on', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { kind: 'circle', name: 'Ours' });
    await choose(ana, `/spaces/${spaceId}`, 'watching');
    const secret = await startTopic(rosa, spaceId, { title: 'Secret', body: 'Hush' });
    await reply(rosa, secret.id, `Hush, ${mention(ana)} and ${mention(tom)}`);
    pass();
    await letIn(rosa, tom, spaceId);
    await choose(tom, `/spaces/${spaceId}`, 'watching');
    await tell();
    const [only, ...others] = await notificationsOf(ana);
    expect(others).toEqual([]);
    expect(only).toEqual({
      ...{ id: spaceId, topic: null, space: { id: spaceId, name: 'Ours' }, reason: null },
      ...{ people: [], posts: 2, unread: 2, at: only?.at },
    });
    const answer = await ana.get('/me/notifications');
    expect(answer.body).not.toMatch(/Secret|Hush|Rosa/);
    expect(await notificationsOf(tom)).toEqual([]);
    expect(await ok(ana.put(`/me/notifications/${spaceId}/read`))).toEqual({ unread: 0 });
    expect(await problemOf(ana.put(`/me/notifications/${secret.id}/read`))).toBe('404 not-found');
    await ok(ana.delete(`/spaces/${spaceId}/membership`));
    expect(await notificationsOf(ana)).toEqual([]);
  });

  it('is paged, the latest first, each conversation once', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topics = [];
    for (let n = 0; n < 7; n += 1) topics.push(await startTopic(ana, spaceId));
    for (const { id } of topics) await reply(rosa, id);
    await tell(); // all at one moment: the id decides
    pass();
    await reply(rosa, topics[2]?.id ?? '');
    await tell();
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await ok<{ items: { id: string }[]; next: string | null }>(
        ana.get(`/me/notifications?limit=3${cursor && `&cursor=${cursor}`}`),
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? '';
    } while (cursor);
    expect(seen[0]).toBe(topics[2]?.id);
    expect(seen.toSorted()).toEqual(topics.map(({ id }) => id).toSorted());
  });

  it('is for the person alone, and for nobody who is not signed in', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world);
    const topic = await startTopic(ana, spaceId);
    await reply(rosa, topic.id);
    await tell();
    expect(await notificationsOf(tom)).toEqual([]);
    expect(await problemOf(tom.put(`/me/notifications/${topic.id}/read`))).toBe('404 not-found');
    const { anyone } = world;
    const none = '401 not-signed-in';
    for (const path of ['/me/notifications', '/me/notifications/count']) {
      expect(await problemOf(anyone.get(path))).toBe(none);
    }
    expect(await problemOf(anyone.put('/me/notifications/read', {}))).toBe(none);
    expect(await problemOf(anyone.put(`/me/notifications/${topic.id}/read`))).toBe(none);
    expect(await problemOf(ana.put('/me/notifications/read', { all: true }))).toBe(
      '400 invalid-input',
    );
    expect(await problemOf(ana.get('/me/notifications?cursor=nonsense'))).toBe('400 invalid-input');
  });

  it('reaches them live, by relay and job, without a word of what it is', async () => {
    const { rosa, ana, spaceId } = await openRoom(world);
    const topic = await startTopic(rosa, spaceId);
    await choose(ana, `/topics/${topic.id}`, 'watching');
    const tellers = await openTellers(world);
    const socket = await connect(world, ana);
    await socket.join(`people/${ana.id}`);
    await reply(rosa, topic.id, 'News');
    await eventually(async () => expect(await unreadOf(ana)).toBe(1), 20_000);
    const made = () =>
      socket.events(`people/${ana.id}`).filter(({ type }) => type === 'notifications.made');
    await eventually(() => expect(made()).not.toEqual([])); // the topic's own first post may come in a round of its own
    for (const event of made()) expect(event).not.toHaveProperty('data');
    await socket.close();
    await tellers.close();
  });
});
