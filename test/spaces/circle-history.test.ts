import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import type { Frame } from '../support/socket.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { openLiveDoor } from './live-talk.ts';
import { letIn, ok, openRoom, problemOf, reply, startTopic } from './talk.ts';

type Listed = { items: { id: string; title: string; mine: Record<string, unknown> }[] };
type Posts = {
  items: { id: string; body: string }[];
  next: string | null;
  previous: string | null;
};
type Space = { topicsCount: number; lastActivityAt: string | null; mine: Record<string, unknown> };

const secret = 'before-they-came';

describe('a circle', () => {
  let world: World;
  let door: Awaited<ReturnType<typeof openLiveDoor>>;
  beforeAll(async () => {
    world = await openWorld();
    door = await openLiveDoor(world);
  });
  afterAll(async () => {
    await door.close();
    await world.close();
  });

  const minuteLater = () => {
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
  };

  /** A circle that has talked, in a topic that is over and one that goes on, and then takes Tom in. */
  async function openCircle() {
    const room = await openRoom(world, { kind: 'circle' });
    const { rosa, ana, tom, spaceId } = room;
    const over = await startTopic(rosa, spaceId, { title: secret, body: secret });
    const going = await startTopic(ana, spaceId, { title: secret, body: secret });
    const early = await reply(rosa, going.id, `${secret}, @[Ana](${ana.id})`);
    minuteLater();
    await letIn(rosa, tom, spaceId);
    return { ...room, over, going, early };
  }

  it('is not there for anyone else, staff too, whether it takes people by request or by invitation', async () => {
    const admin = await world.person({ staffRole: 'administrator' });
    for (const joinPolicy of ['request', 'invitation']) {
      const { ana, tom, spaceId } = await openRoom(world, { kind: 'circle', joinPolicy });
      const topic = await startTopic(ana, spaceId);
      const { id: postId } = topic.lastPost;
      for (const outsider of [tom, admin]) {
        const answers = [
          ...['', '/topics', '/members', '/people'].map((path) =>
            outsider.get(`/spaces/${spaceId}${path}`),
          ),
          outsider.get(`/topics/${topic.id}`),
          outsider.get(`/topics/${topic.id}/posts`),
          outsider.get(`/posts/${postId}`),
          outsider.get(`/posts/${postId}/revisions`),
          outsider.put(`/spaces/${spaceId}/membership`),
          outsider.delete(`/spaces/${spaceId}/membership`),
          outsider.put(`/spaces/${spaceId}/members/${outsider.id}`, {}),
          outsider.patch(`/spaces/${spaceId}`, { name: 'Mine' }),
          outsider.patch(`/topics/${topic.id}`, { pinned: true }),
          outsider.put(`/topics/${topic.id}/read`, { position: 1 }),
          outsider.post(`/topics/${topic.id}/posts`, { body: 'Me too' }),
          outsider.post(`/spaces/${spaceId}/topics`, { title: 'Me', body: 'Too' }),
          outsider.put(`/posts/${postId}/reactions/helped`),
          outsider.delete(`/posts/${postId}`),
        ];
        for (const answer of answers) expect(await problemOf(answer)).toBe('404 not-found');
        const listed = await ok<Listed>(outsider.get('/spaces?limit=100'));
        expect(listed.items.map(({ id }) => id)).not.toContain(spaceId);
        const socket = await door.connect(outsider);
        for (const subject of [`spaces/${spaceId}`, `topics/${topic.id}`]) {
          expect(await socket.join(subject)).toMatchObject({ op: 'refused' });
        }
        await socket.close();
      }
    }
  });

  it('is never open', async () => {
    const rosa = await world.person();
    const words = { name: 'Principals', purpose: 'What is hard', kind: 'circle' };
    expect(await problemOf(rosa.post('/spaces', { ...words, joinPolicy: 'open' }))).toBe(
      '400 invalid-input',
    );
    const circle = await ok<{ id: string }>(rosa.post('/spaces', words));
    expect(circle).toMatchObject({ kind: 'circle', joinPolicy: 'invitation' });
    const opened = rosa.patch(`/spaces/${circle.id}`, { joinPolicy: 'open' });
    expect(await problemOf(opened)).toBe('400 invalid-input');
  });

  it('shows who was invited what it is for, and not that anybody talks', async () => {
    const { rosa, spaceId } = await openCircle();
    const guest = await world.person();
    await ok(rosa.put(`/spaces/${spaceId}/members/${guest.id}`, {}));
    expect(await ok<Space>(guest.get(`/spaces/${spaceId}`))).toMatchObject({
      ...{ membersCount: 3, topicsCount: 0, lastActivityAt: null },
      mine: { status: 'invited', mayRead: false, unreadTopics: 0 },
    });
  });

  // Control: `writtenAt` left out of `membershipOf`, or `mayReadOf` without its last line, turns this red.
  it('begins for someone when they join: nothing that was said before is theirs', async () => {
    const { tom, spaceId, over, going, early } = await openCircle();
    expect(await ok<Space>(tom.get(`/spaces/${spaceId}`))).toMatchObject({
      ...{ topicsCount: 0, lastActivityAt: null },
      mine: { mayRead: true, unreadTopics: 0 },
    });
    for (const filter of ['all', 'new', 'unread', 'mine', 'unanswered']) {
      const topics = await ok<Listed>(tom.get(`/spaces/${spaceId}/topics?filter=${filter}`));
      expect(topics.items).toEqual([]);
    }
    const gone = [over, going].flatMap(({ id, lastPost }) => [
      tom.get(`/topics/${id}`),
      tom.get(`/topics/${id}/posts`),
      tom.get(`/topics/${id}/posts?from=first-unread`),
      tom.put(`/topics/${id}/read`, { position: 1 }),
      tom.post(`/topics/${id}/posts`, { body: 'Hello' }),
      tom.get(`/posts/${lastPost.id}`),
      tom.get(`/posts/${lastPost.id}/revisions`),
      tom.put(`/posts/${lastPost.id}/reactions/helped`),
      tom.delete(`/posts/${early.id}`),
      tom.patch(`/posts/${early.id}`, { body: 'x' }),
    ]);
    for (const answer of gone) expect(await problemOf(answer)).toBe('404 not-found');
  });

  it('goes on with them from then on, without the words from before', async () => {
    const { rosa, ana, tom, spaceId, going, early } = await openCircle();
    const late = await reply(rosa, going.id, 'Welcome, Tom');
    await reply(ana, going.id, 'Yes, welcome');

    const topics = await ok<Listed>(tom.get(`/spaces/${spaceId}/topics`));
    expect(topics.items).toMatchObject([
      {
        ...{ id: going.id, title: '', author: null, postsCount: 2 },
        createdAt: world.clock.now.toISOString(),
        mine: { beganEarlier: true, unread: 2, readPosition: 2 },
      },
    ]);
    const posts = await ok<Posts>(tom.get(`/topics/${going.id}/posts?from=first-unread&limit=1`));
    expect(posts.items.map(({ id }) => id)).toEqual([late.id]);
    expect(posts.previous).toBeNull();
    const next = await ok<Posts>(tom.get(`/topics/${going.id}/posts?cursor=${posts.next}&limit=1`));
    expect(next.items.map(({ body }) => body)).toEqual(['Yes, welcome']);
    const back = await ok<Posts>(tom.get(`/topics/${going.id}/posts?cursor=${next.previous}`));
    expect(back).toMatchObject({ items: [{ id: late.id }], previous: null });
    expect(await ok(tom.get(`/spaces/${spaceId}`))).toMatchObject({
      ...{ topicsCount: 1, lastActivityAt: world.clock.now.toISOString() },
      mine: { unreadTopics: 1 },
    });
    await ok(tom.put(`/topics/${going.id}/read`, { position: 4 }));
    expect(await ok(tom.get(`/topics/${going.id}`))).toMatchObject({
      ...{ title: '', mine: { unread: 0, mayPost: true, mayEdit: false } },
    });
    const own = await reply(tom, going.id, 'Thank you');
    await ok(tom.get(`/posts/${own.id}`));
    const answer = { body: 'To this', replyTo: early.id };
    const toHidden = tom.post(`/topics/${going.id}/posts`, answer);
    expect(await problemOf(toHidden)).toBe('400 invalid-input');
    for (const old of [ana, rosa]) {
      expect(await ok(old.get(`/topics/${going.id}`))).toMatchObject({
        ...{ title: secret, postsCount: 5, mine: { beganEarlier: false } },
      });
    }
    await nothingOld(tom, spaceId, going.id);
  });

  /** Nothing that Tom can fetch holds a word from before he came. */
  async function nothingOld(tom: TestPerson, spaceId: string, topicId: string) {
    const paths = [
      ...['', '/topics', '/topics?filter=mine', '/members'].map((at) => `/spaces/${spaceId}${at}`),
      ...[`/topics/${topicId}`, `/topics/${topicId}/posts`, `/topics/${topicId}/posts?from=3`],
      ...['/spaces', '/spaces?membership=mine', '/me/home', '/me/digest'],
    ];
    for (const path of paths) {
      const { body, statusCode } = await tom.get(path);
      expect([path, statusCode, body.includes(secret)]).toEqual([path, 200, false]);
    }
  }

  it('begins anew for who left and came back', async () => {
    const { rosa, tom, spaceId, going } = await openCircle();
    const mine = await reply(tom, (await startTopic(tom, spaceId)).id, 'I was here');
    await ok(tom.put(`/topics/${going.id}/read`, { position: 1 })).catch(() => undefined);
    await ok(tom.delete(`/spaces/${spaceId}/membership`));
    minuteLater();
    await letIn(rosa, tom, spaceId);
    expect(await problemOf(tom.get(`/posts/${mine.id}`))).toBe('404 not-found');
    expect(await problemOf(tom.delete(`/posts/${mine.id}`))).toBe('404 not-found');
    expect(await ok<Space>(tom.get(`/spaces/${spaceId}`))).toMatchObject({
      ...{ topicsCount: 0, mine: { unreadTopics: 0 } },
    });
  });

  it('lets a facilitator who came later close what goes on, and rename nothing from before', async () => {
    const { rosa, tom, spaceId, going } = await openCircle();
    await ok(rosa.put(`/spaces/${spaceId}/members/${tom.id}`, { role: 'facilitator' }));
    expect(await problemOf(tom.patch(`/topics/${going.id}`, { locked: true }))).toBe(
      '404 not-found',
    );
    await reply(rosa, going.id, 'And now?');
    await ok(tom.patch(`/topics/${going.id}`, { locked: true }));
    expect(await problemOf(tom.patch(`/topics/${going.id}`, { title: 'Mine' }))).toBe(
      '403 forbidden',
    );
  });

  // Control: `asPost` and `asTopic` loading what is of a circle, or `from` left out of an admission, turns this red.
  it('is told live that something happened, never the words, and replayed from joining on', async () => {
    const { rosa, ana, tom, spaceId, going, early } = await openCircle();
    await reply(rosa, going.id, 'Welcome');
    const [atAna, atTom] = await Promise.all([ana, tom].map(door.connect));
    if (!atAna || !atTom) throw new Error('Two sockets were asked for');
    const subject = `topics/${going.id}`;
    await eventually(async () => {
      const { sequence } = await atAna.join(subject, 0);
      expect(sequence).toBe(4); // started, its post, a reply, a welcome
    });
    expect(await atTom.join(subject, 0)).toMatchObject({ op: 'joined' });
    await atTom.next('reset', subject);
    await atTom.join(subject, 3);
    await atTom.join(`spaces/${spaceId}`, 0);
    await atTom.next('reset', `spaces/${spaceId}`);

    await ok(rosa.patch(`/posts/${early.id}`, { body: `${secret}, still` }));

    const edited = ({ type }: Frame) => type === 'spaces.post-edited';
    await eventually(() => {
      expect(atTom.events(`spaces/${spaceId}`).filter(edited)).toHaveLength(1);
      expect(atTom.events(subject).map(({ sequence }) => sequence)).toEqual([4, 5]);
      expect(atAna.events(subject).filter(edited)).toHaveLength(1);
    });
    for (const socket of [atAna, atTom]) {
      expect(socket.events().every(({ data }) => data === undefined)).toBe(true);
      expect(JSON.stringify(socket.frames)).not.toContain(secret);
      await socket.close();
    }
  });
});
