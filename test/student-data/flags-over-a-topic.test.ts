import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startRound } from '../check-ins/round.ts';
import { ok, openRoom, startTopic } from '../spaces/talk.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

const telling = 'Marcus Hill (4th grade) still can’t regroup.';
const confirmed = { studentDataConfirmed: true };
type Text = { title: string; body: string | null; author: { id: string } | null };
type Flags = { items: { topicId: string; parts: string[]; text: Text | null }[] };
type Room = Awaited<ReturnType<typeof openRoom>>;

describe('a flag of what stands over the posts of a topic', () => {
  let world: World;
  let moderator: TestPerson;
  beforeAll(async () => {
    world = await openWorld();
    moderator = await world.person({ staffRole: 'moderator' });
  });
  afterAll(() => world.close());

  const flagsOf = async (topicId: string) => {
    const { items } = await ok<Flags>(moderator.get('/staff/student-data-flags'));
    return items.filter((item) => item.topicId === topicId);
  };

  const ways: [part: string, write: (room: Room) => Promise<string>, body: string | null][] = [
    [
      'brief',
      async ({ rosa, ana, spaceId }) => {
        const { id } = await startTopic(ana, spaceId);
        await ok(rosa.put(`/topics/${id}/brief`, { body: telling, ...confirmed }));
        return id;
      },
      telling,
    ],
    [
      'prompts',
      async ({ rosa, spaceId }) => {
        const prompts = ['What I tried', telling];
        return (await startRound(world, rosa, spaceId, { prompts, ...confirmed })).id;
      },
      `What I tried\n\n${telling}`,
    ],
    [
      'title',
      async ({ rosa, spaceId }) => {
        const { id } = await startTopic(rosa, spaceId);
        await ok(rosa.patch(`/topics/${id}`, { title: telling, ...confirmed }));
        return id;
      },
      null,
    ],
  ];

  it.each(ways)('shows the words of it: %s', async (part, write, body) => {
    const room = await openRoom(world);
    const [flag] = await flagsOf(await write(room));
    expect(flag).toMatchObject({ parts: [part], text: { body, author: { id: room.rosa.id } } });
    expect(JSON.stringify(flag?.text)).toContain('Marcus Hill');
  });

  it.each(
    ways.flatMap(([part, write]) =>
      [{ kind: 'circle' }, { kind: 'cohort' }].map((wish) => [part, wish.kind, write] as const),
    ),
  )('shows nothing of it where moderators may not read: %s, in a %s', async (part, kind, write) => {
    const room = await openRoom(world, { kind, joinPolicy: 'invitation' });
    const [flag] = await flagsOf(await write(room));
    expect(flag).toMatchObject({ parts: [part], text: null });
    expect(JSON.stringify(flag)).not.toMatch(
      new RegExp(`Marcus|What I tried|A topic|${room.rosa.id}|${room.spaceId}`),
    );
  });

  it('shows to a moderator in a circle what is not older than their history', async () => {
    const room = await openRoom(world, { kind: 'circle' });
    const [[, writeBrief]] = ways as [(typeof ways)[number]];
    const older = await writeBrief(room);
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    const { rosa, spaceId } = room;
    await ok(rosa.put(`/spaces/${spaceId}/members/${moderator.id}`, { role: 'member' }));
    await ok(moderator.put(`/spaces/${spaceId}/membership`));
    const { version } = await ok<{ version: number }>(moderator.get(`/spaces/${spaceId}/charter`));
    await ok(moderator.put(`/spaces/${spaceId}/charter/acceptance`, { version }));
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    const newer = await writeBrief(room);
    expect((await flagsOf(older))[0]?.text).toBeNull();
    expect((await flagsOf(newer))[0]?.text).toMatchObject({ body: telling });
  });

  it('says no more of a brief that was taken away than its topic', async () => {
    const room = await openRoom(world);
    const [[, writeBrief]] = ways as [(typeof ways)[number]];
    const id = await writeBrief(room);
    await ok(room.rosa.put(`/topics/${id}/brief`, { body: '' }));
    expect((await flagsOf(id))[0]?.text).toMatchObject({ title: 'A topic', body: null });
  });
});
