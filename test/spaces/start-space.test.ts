import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '../support/world.ts';
import { letIn, ok, openRoom, problemOf, startSpace } from './talk.ts';

type List = {
  items: { id: string; mine: { status: string; unreadTopics: number } }[];
  next: string | null;
};

describe('starting a space', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('makes who starts it the first facilitator', async () => {
    const rosa = await world.person();
    const space = await startSpace(rosa, { guidelines: '# Be kind' });
    expect(space).toMatchObject({
      kind: 'open',
      joinPolicy: 'open',
      guidelinesHtml: '<h3>Be kind</h3>\n',
      membersCount: 1,
      topicsCount: 0,
      lastActivityAt: null,
      mine: { status: 'member', role: 'facilitator', mayPost: true, mayFacilitate: true },
    });
  });

  it('waits until it is known who someone is', async () => {
    const stranger = await world.person({ verification: 'none', verifiedAt: null });
    const refused = stranger.post('/spaces', { name: 'Mine', purpose: 'All of it' });
    expect(await problemOf(refused)).toBe('403 not-verified');
  });

  it.each(['event', 'conversation'])('is not how a space of the kind %s begins', async (kind) => {
    const rosa = await world.person();
    const refused = rosa.post('/spaces', { name: 'Mine', purpose: 'All of it', kind });
    expect(await problemOf(refused)).toBe('409 kind-not-offered');
  });

  it('is for everyone verified, whether open, a cohort or a circle', async () => {
    const rosa = await world.person();
    const started = ['open', 'cohort', 'circle'].map((kind) => startSpace(rosa, { kind }));
    expect(await Promise.all(started)).toMatchObject([
      { kind: 'open', joinPolicy: 'open' },
      { kind: 'cohort', joinPolicy: 'open' },
      { kind: 'circle', joinPolicy: 'invitation' },
    ]);
  });

  it('is one space, however often it is sent', async () => {
    const rosa = await world.person();
    const before = await world.count('spaces');
    const send = () =>
      rosa.post('/spaces', { name: 'Once', purpose: 'x' }, { 'idempotency-key': 'start-1' });
    const answers = await Promise.all([send(), send(), send()]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await world.count('spaces')).toBe(before + 1);
  });

  it('is listed for those who may find it, by name', async () => {
    const open = await openRoom(world, { name: 'A open' });
    const asked = await openRoom(world, { name: 'A request', joinPolicy: 'request' });
    const hidden = await openRoom(world, { name: 'A hidden', joinPolicy: 'invitation' });
    const ids = async (person = open.tom) => {
      const { items } = await ok<List>(person.get('/spaces?limit=100'));
      return items.map(({ id }) => id);
    };

    expect(await ids()).toEqual(expect.arrayContaining([open.spaceId, asked.spaceId]));
    expect(await ids()).not.toContain(hidden.spaceId);
    expect(await ids(hidden.ana)).toContain(hidden.spaceId);
    await ok(hidden.rosa.put(`/spaces/${hidden.spaceId}/members/${open.tom.id}`, {}));
    expect(await ids()).toContain(hidden.spaceId);
  });

  it('lists mine alone when asked, page by page, with what is unread', async () => {
    const ben = await world.person();
    for (const name of ['Q3', 'Q1', 'Q2']) {
      const { rosa, spaceId } = await openRoom(world, { name });
      await letIn(rosa, ben, spaceId);
      await ok(rosa.post(`/spaces/${spaceId}/topics`, { title: 'New', body: 'Words' }));
    }
    const first = await ok<List>(ben.get('/spaces?membership=mine&limit=2'));
    const more = `/spaces?membership=mine&limit=2&cursor=${first.next}`;
    const second = await ok<List>(ben.get(more));
    expect([...first.items, ...second.items]).toMatchObject([
      { name: 'Q1', mine: { status: 'member', unreadTopics: 1 } },
      { name: 'Q2', mine: { status: 'member', unreadTopics: 1 } },
      { name: 'Q3', mine: { status: 'member', unreadTopics: 1 } },
    ]);
    expect(second.next).toBeNull();
  });

  it('looks like nothing to who may not know of it', async () => {
    const { tom, spaceId } = await openRoom(world, { joinPolicy: 'invitation' });
    const hidden = await tom.get(`/spaces/${spaceId}`);
    const absent = await tom.get('/spaces/01900000-0000-7000-8000-000000000000');
    expect([hidden.statusCode, absent.statusCode]).toEqual([404, 404]);
    const words = ({ title, type, status }: Record<string, unknown>) => [title, type, status];
    expect(words(hidden.json())).toEqual(words(absent.json()));
  });

  it('shows its summary, and no topic, to who could ask to join', async () => {
    const { tom, spaceId } = await openRoom(world, { joinPolicy: 'request' });
    const mine = { status: 'none', mayRead: false, mayPost: false };
    expect(await ok(tom.get(`/spaces/${spaceId}`))).toMatchObject({ membersCount: 2, mine });
    expect(await problemOf(tom.get(`/spaces/${spaceId}/topics`))).toBe('403 not-a-member');
    expect(await problemOf(world.anyone.get(`/spaces/${spaceId}`))).toBe('401 not-signed-in');
  });
});
