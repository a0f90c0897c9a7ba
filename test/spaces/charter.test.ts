import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditEntries } from '../../src/platform/audit.ts';
import { eventually } from '../support/eventually.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { openLiveDoor } from './live-talk.ts';
import { acceptCharter, letIn, ok, openRoom, problemOf, reply, startTopic } from './talk.ts';

type Charter = {
  version: number;
  texts: { language: string; body: string; html: string }[];
  mine: { acceptedAt: string | null };
};
type Space = { mine: Record<string, unknown>; topicsCount: number; lastActivityAt: string | null };

const promise = { texts: [{ language: 'en', body: 'We **listen**.' }] };

describe('the charter of a circle', () => {
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

  /** A circle that talks, and Tom, who has come in and not accepted its charter. */
  async function openCircle() {
    const room = await openRoom(world, { kind: 'circle' });
    const { rosa, ana, tom, spaceId } = room;
    await ok(rosa.put(`/spaces/${spaceId}/members/${tom.id}`, {}));
    await ok(tom.put(`/spaces/${spaceId}/membership`));
    const topic = await startTopic(ana, spaceId, { title: 'Tired', body: 'Since September' });
    return { ...room, topicId: topic.id, postId: topic.lastPost.id };
  }

  const charterOf = (person: TestPerson, spaceId: string) =>
    ok<Charter>(person.get(`/spaces/${spaceId}/charter`));

  /** Everything that somebody in a circle could do there. */
  const triedBy = (
    person: TestPerson,
    at: { spaceId: string; topicId: string; postId: string },
  ) => [
    person.get(`/spaces/${at.spaceId}/topics`),
    person.get(`/spaces/${at.spaceId}/members`),
    person.get(`/spaces/${at.spaceId}/people`),
    person.get(`/topics/${at.topicId}`),
    person.get(`/topics/${at.topicId}/posts`),
    person.get(`/topics/${at.topicId}/posts?from=first-unread`),
    person.get(`/posts/${at.postId}`),
    person.get(`/posts/${at.postId}/revisions`),
    person.get(`/search?q=tired&in=${at.spaceId}`),
    person.post(`/spaces/${at.spaceId}/topics`, { title: 'Me', body: 'Too' }),
    person.post(`/topics/${at.topicId}/posts`, { body: 'Me too' }),
    person.put(`/topics/${at.topicId}/read`, { position: 1 }),
    person.put(`/topics/${at.topicId}/level`, { level: 'muted' }),
    person.put(`/spaces/${at.spaceId}/read`),
    person.put(`/topics/${at.topicId}/answer`, { postId: at.postId }),
    person.patch(`/topics/${at.topicId}`, { title: 'Mine' }),
    person.patch(`/posts/${at.postId}`, { body: 'Mine' }),
    person.delete(`/posts/${at.postId}`),
    person.put(`/posts/${at.postId}/reactions/helped`),
    person.patch(`/spaces/${at.spaceId}`, { name: 'Mine' }),
    person.put(`/spaces/${at.spaceId}/charter`, promise),
    person.put(`/spaces/${at.spaceId}/members/${at.postId}`, {}),
    person.delete(`/spaces/${at.spaceId}/members/${person.id}`),
  ];

  // Control: `hasAccepted` left out of `visibleSince`, or `takesPart` without `owesCharter`, turns this red.
  it('opens a circle to a member when they accept it, and nothing before', async () => {
    const circle = await openCircle();
    const { tom, ana, spaceId, topicId } = circle;
    for (const answer of await Promise.all(triedBy(tom, circle))) {
      expect(`${answer.statusCode} ${answer.json().type.split('/').at(-1)}`).toBe(
        '403 charter-not-accepted',
      );
      expect(answer.json().charter).toMatchObject({ spaceId, version: 1 });
      expect(answer.body).not.toContain('Tired');
    }
    expect(await ok<Space>(tom.get(`/spaces/${spaceId}`))).toMatchObject({
      ...{ topicsCount: 0, lastActivityAt: null },
      mine: {
        status: 'member',
        owesCharter: true,
        mayRead: false,
        mayPost: false,
        unreadTopics: 0,
      },
    });

    expect((await charterOf(tom, spaceId)).mine.acceptedAt).toBeNull();
    await acceptCharter(tom, spaceId);
    await acceptCharter(tom, spaceId);

    expect((await charterOf(tom, spaceId)).mine.acceptedAt).toBe(world.clock.now.toISOString());
    await ok(tom.get(`/topics/${topicId}/posts`));
    await reply(tom, topicId, `Thank you, @[Ana](${ana.id})`);
    expect(await ok<Space>(tom.get(`/spaces/${spaceId}`))).toMatchObject({
      mine: { owesCharter: false, mayRead: true, mayPost: true },
    });
  });

  it('begins as the Chatham House rule, in English and in Spanish, which who starts it accepts by starting', async () => {
    const { rosa, spaceId } = await openCircle();
    const { texts, mine } = await charterOf(rosa, spaceId);
    expect(texts.map(({ language }) => language)).toEqual(['en', 'es']);
    expect(texts[0]?.html).toContain('<strong>Reveal neither who nor where.</strong>');
    expect(texts[1]?.html).toContain('<strong>No reveles ni quién ni dónde.</strong>');
    expect(mine.acceptedAt).not.toBeNull();
  });

  it('closes the circle to everyone but its maker when it is made anew, until they accept', async () => {
    const circle = await openCircle();
    const { rosa, ana, spaceId, topicId } = circle;
    const atAna = await door.connect(ana);
    await atAna.join(`topics/${topicId}`);
    await atAna.join(`spaces/${spaceId}`);

    const made = await ok<Charter>(rosa.put(`/spaces/${spaceId}/charter`, promise));
    expect(made).toMatchObject({ version: 2, mine: { acceptedAt: world.clock.now.toISOString() } });
    expect(made.texts.map(({ html }) => html.trim())).toEqual([
      '<p>We <strong>listen</strong>.</p>',
    ]);

    for (const answer of await Promise.all(triedBy(ana, circle))) {
      expect(answer.json()).toMatchObject({ status: 403, charter: { version: 2 } });
    }
    await atAna.next('left', `topics/${topicId}`);
    await atAna.next('left', `spaces/${spaceId}`);
    expect(await atAna.join(`topics/${topicId}`)).toMatchObject({ op: 'refused' });
    expect(await problemOf(ana.put(`/spaces/${spaceId}/charter/acceptance`, { version: 1 }))).toBe(
      '409 charter-changed',
    );
    await ok(rosa.get(`/topics/${topicId}`));
    await atAna.join(`people/${ana.id}`);
    await acceptCharter(ana, spaceId);
    await eventually(() => {
      const types = atAna.events(`people/${ana.id}`).map(({ type }) => type);
      expect(types).toContain('spaces.charter-accepted');
    });
    expect(await atAna.join(`topics/${topicId}`)).toMatchObject({ op: 'joined' });
    await atAna.close();
  });

  it('asks nobody by name who has not accepted it', async () => {
    const { rosa, tom, ana, spaceId, topicId } = await openCircle();
    const both = `@[Tom](${tom.id}) and @[Ana](${ana.id})`;
    const { html } = await reply(rosa, topicId, both);
    expect(html).toContain(ana.id);
    expect(html).not.toContain(tom.id);
    await acceptCharter(tom, spaceId);
    expect((await reply(rosa, topicId, both)).html).toContain(tom.id);
  });

  it('is accepted anew by who left and came back', async () => {
    const { rosa, ana, spaceId } = await openCircle();
    await ok(ana.delete(`/spaces/${spaceId}/membership`));
    await ok(rosa.put(`/spaces/${spaceId}/members/${ana.id}`, {}));
    await ok(ana.put(`/spaces/${spaceId}/membership`));
    expect(await problemOf(ana.get(`/spaces/${spaceId}/topics`))).toBe('403 charter-not-accepted');
  });

  it('can be left without accepting it', async () => {
    const { tom, spaceId } = await openCircle();
    await ok(tom.delete(`/spaces/${spaceId}/membership`));
    expect(await problemOf(tom.get(`/spaces/${spaceId}/charter`))).toBe('404 not-found');
  });

  it('is for a facilitator to make, one after another, and the same words again change nothing', async () => {
    const { rosa, ana, spaceId } = await openCircle();
    expect(await problemOf(ana.put(`/spaces/${spaceId}/charter`, promise))).toBe('403 forbidden');
    await ok(rosa.put(`/spaces/${spaceId}/charter`, promise, { 'if-match': '"1"' }));
    const late = rosa.put(`/spaces/${spaceId}/charter`, promise, { 'if-match': '"1"' });
    expect(await problemOf(late)).toBe('412 changed-meanwhile');
    const again = await ok<Charter>(rosa.put(`/spaces/${spaceId}/charter`, promise));
    expect(again.version).toBe(2);
    const entries = await world.deps.db.select().from(auditEntries);
    const made = entries.filter(({ subject }) => subject === `spaces/${spaceId}`);
    expect(made.map(({ action, details }) => ({ action, details }))).toEqual([
      { action: 'spaces.charter-made', details: { version: 2 } },
    ]);
  });

  it('gives each of twelve that are made at once a version of its own', async () => {
    const { rosa, spaceId } = await openCircle();
    const wishes = Array.from({ length: 12 }, (_, index) =>
      rosa.put(`/spaces/${spaceId}/charter`, {
        texts: [{ language: 'es', body: `Escuchamos ${index}` }],
      }),
    );
    for (const wish of wishes) await ok(wish);
    expect((await charterOf(rosa, spaceId)).version).toBe(13);
  });

  it('is there for who is invited to read first, and for nobody else', async () => {
    const { rosa, spaceId } = await openCircle();
    const guest = await world.person();
    const admin = await world.person({ staffRole: 'administrator' });
    await ok(rosa.put(`/spaces/${spaceId}/members/${guest.id}`, {}));
    expect((await charterOf(guest, spaceId)).mine.acceptedAt).toBeNull();
    const accepting = guest.put(`/spaces/${spaceId}/charter/acceptance`, { version: 1 });
    expect(await problemOf(accepting)).toBe('403 forbidden');
    for (const outsider of [await world.person(), admin]) {
      for (const answer of [
        outsider.get(`/spaces/${spaceId}/charter`),
        outsider.put(`/spaces/${spaceId}/charter`, promise),
        outsider.put(`/spaces/${spaceId}/charter/acceptance`, { version: 1 }),
      ]) {
        expect(await problemOf(answer)).toBe('404 not-found');
      }
    }
  });

  it('belongs to circles alone, and takes each language once', async () => {
    const { rosa, spaceId } = await openRoom(world, { kind: 'cohort' });
    for (const answer of [
      rosa.get(`/spaces/${spaceId}/charter`),
      rosa.put(`/spaces/${spaceId}/charter`, promise),
      rosa.put(`/spaces/${spaceId}/charter/acceptance`, { version: 1 }),
    ]) {
      expect(await problemOf(answer)).toBe('404 not-found');
    }
    const circle = await openCircle();
    const [text] = promise.texts;
    for (const texts of [
      [],
      [text, text],
      [{ ...text, language: 'fr' }],
      [{ ...text, body: ' ' }],
    ]) {
      const answer = circle.rosa.put(`/spaces/${circle.spaceId}/charter`, { texts });
      expect(await problemOf(answer)).toBe('400 invalid-input');
    }
  });

  it('says nothing to a member who owes it of what is older than their history', async () => {
    const { rosa, ana, spaceId } = await openRoom(world, { kind: 'circle' });
    const old = await startTopic(ana, spaceId);
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    const late = await world.person();
    await ok(rosa.put(`/spaces/${spaceId}/members/${late.id}`, {}));
    await ok(late.put(`/spaces/${spaceId}/membership`));
    for (const path of [
      `/topics/${old.id}`,
      `/topics/${old.id}/posts`,
      `/posts/${old.lastPost.id}`,
    ]) {
      expect(await problemOf(late.get(path))).toBe('404 not-found');
    }
    await letIn(rosa, await world.person(), spaceId);
  });
});
