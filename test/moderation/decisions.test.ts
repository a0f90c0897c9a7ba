import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { auditEntries } from '../../src/platform/audit.ts';
import { outbox } from '../../src/platform/events.ts';
import { ok, openRoom, problemOf, reply, startTopic } from '../spaces/talk.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { caseOf, decide, noticesOf, report } from './desk.ts';

describe('deciding about a reported post', () => {
  let world: World;
  let moderator: TestPerson;
  beforeAll(async () => {
    world = await openWorld();
    moderator = await world.person({ staffRole: 'moderator' });
  });
  afterAll(() => world.close());

  async function openCase(wish = {}) {
    const room = await openRoom(world, wish);
    const topic = await startTopic(room.rosa, room.spaceId);
    const post = await reply(room.ana, topic.id, 'You are all fools');
    await report(room.tom, post.id);
    const caseId = (await caseOf(room.rosa, post.id))?.id ?? '';
    return { ...room, topic, post, caseId };
  }
  const auditOf = async (subject: string) =>
    world.deps.db.select().from(auditEntries).where(eq(auditEntries.subject, subject));

  it('dismisses it: the post stands, and nobody hears what was done', async () => {
    const { rosa, ana, tom, post, caseId } = await openCase();
    expect((await decide(rosa, caseId, 'dismiss')).statusCode).toBe(204);
    expect(await ok(ana.get(`/posts/${post.id}`))).toMatchObject({ removed: null });
    expect(await caseOf(rosa, post.id)).toBeUndefined();
    expect(await noticesOf(ana)).toEqual([]);
    const [notice, ...more] = await noticesOf(tom);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ kind: 'report-closed', words: '' });
    expect(JSON.stringify(notice)).not.toMatch(/dismiss/);
  });

  it('hides it with a reason, in the words that readers find in its place', async () => {
    const { tom, post, caseId } = await openCase();
    await ok(decide(moderator, caseId, 'hide', 'It hurts someone'));
    expect(await ok(tom.get(`/posts/${post.id}`))).toMatchObject({
      body: '',
      removed: { by: 'staff', reason: 'It hurts someone' },
    });
  });

  it('closes its topic', async () => {
    const { rosa, ana, topic, caseId } = await openCase();
    await ok(decide(rosa, caseId, 'lock'));
    expect(await problemOf(ana.post(`/topics/${topic.id}/posts`, { body: 'x' }))).toBe(
      '409 topic-locked',
    );
  });

  it('warns its author, who reads why', async () => {
    const { rosa, ana, caseId } = await openCase();
    expect(await problemOf(decide(rosa, caseId, 'warn'))).toBe('400 invalid-input');
    await ok(decide(rosa, caseId, 'warn', 'Speak to the matter'));
    expect(await noticesOf(ana)).toMatchObject([{ kind: 'warned', words: 'Speak to the matter' }]);
  });

  it.each(['dismiss', 'hide', 'lock', 'warn'])('%s is written down and announced', async (act) => {
    const { rosa, ana, tom, post, caseId } = await openCase();
    await ok(decide(rosa, caseId, act, 'Because'));
    expect(await auditOf(`cases/${caseId}`)).toEqual([
      expect.objectContaining({
        ...{ actorId: rosa.id, action: 'moderation.case-closed' },
        details: { act, reason: 'Because', postId: post.id },
      }),
    ]);
    const events = (await world.deps.db.select().from(outbox)).filter(({ type, data }) => {
      const about = data as { caseId?: string; personIds?: string[] };
      const mine = about.personIds?.some((id) => id === tom.id || id === ana.id);
      return type.startsWith('moderation.') && (about.caseId === caseId || mine);
    });
    expect(events.map(({ type }) => type)).toEqual([
      'moderation.post-reported',
      'moderation.case-closed',
      ...(act === 'warn' ? ['moderation.notice-given'] : []),
      'moderation.notice-given',
    ]);
    const keepers = [rosa.id, moderator.id].map((id) => `people/${id}`).sort();
    expect(events[1]?.subjects.toSorted()).toEqual(keepers);
  });

  // Control: without `for update` in holdCase, several of the twelve are answered 204.
  it('is taken once, when twelve decide at once', async () => {
    const { caseId, tom } = await openCase();
    const crowd = await Promise.all(
      Array.from({ length: 12 }, () => world.person({ staffRole: 'moderator' })),
    );
    const answers = await Promise.all(crowd.map((person) => decide(person, caseId, 'dismiss')));
    const codes = answers.map(({ statusCode }) => statusCode).sort();
    expect(codes).toEqual([204, ...Array.from({ length: 11 }, () => 409)]);
    expect(await noticesOf(tom)).toHaveLength(1);
  });

  it('may be sent twice, and is refused to whoever comes later with another', async () => {
    const { rosa, caseId } = await openCase();
    await ok(decide(rosa, caseId, 'hide', 'Because'));
    await ok(decide(rosa, caseId, 'hide', 'Because'));
    expect(await auditOf(`cases/${caseId}`)).toHaveLength(1);
    expect(await problemOf(decide(rosa, caseId, 'warn', 'x'))).toBe('409 case-closed');
    expect(await problemOf(decide(moderator, caseId, 'hide'))).toBe('409 case-closed');
  });

  it('is for who keeps order there, and not about one’s own words', async () => {
    const { ana, tom, caseId } = await openCase();
    const plain = await world.person();
    for (const person of [ana, tom, plain]) {
      expect(await problemOf(decide(person, caseId, 'dismiss'))).toBe('404 not-found');
    }
    const path = `/moderation/cases/${caseId}/decision`;
    expect(await problemOf(world.anyone.put(path, { act: 'dismiss' }))).toBe('401 not-signed-in');
    expect(await problemOf(decide(moderator, caseId, 'burn'))).toBe('400 invalid-input');
    expect(await problemOf(decide(moderator, ana.id, 'dismiss'))).toBe('404 not-found');
  });

  it('does what can still be done about a post that its author took down', async () => {
    const { rosa, ana, post, caseId } = await openCase();
    await ok(ana.delete(`/posts/${post.id}`));
    expect(await caseOf(rosa, post.id)).toMatchObject({
      post: { removedBy: 'author', html: expect.stringContaining('fools') },
      acts: ['dismiss', 'lock', 'warn'],
    });
    expect(await problemOf(decide(rosa, caseId, 'hide'))).toBe('409 act-not-open');
    await ok(decide(rosa, caseId, 'warn', 'Gone, and yet'));
  });

  it('can be about the same post again, once it was dismissed', async () => {
    const { rosa, tom, post, caseId } = await openCase();
    await ok(decide(rosa, caseId, 'dismiss'));
    await report(tom, post.id, { reason: 'danger' });
    expect(await caseOf(rosa, post.id)).toMatchObject({
      author: { earlier: 1, upheld: 0 },
      reportsCount: 1,
    });
  });
});
