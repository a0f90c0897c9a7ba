import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { notifications } from '../../src/notifications/tables.ts';
import { blocks } from '../../src/people/index.ts';
import { outbox } from '../../src/platform/events.ts';
import { askedOf, asksFacilitators, startConversation } from '../../src/spaces/index.ts';
import { renderMarkdown } from '../../src/spaces/markdown.ts';
import { anonymousAuthors, memberships, mentions, posts } from '../../src/spaces/tables.ts';
import { tellingOf } from '../notifications/telling.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { letIn, ok, openRoom, problemOf, reply, startTopic } from './talk.ts';

const mark =
  '<span class="mention" role="group" lang="en" aria-label="@facilitators: everyone who looks after this space">@facilitators</span>';

describe('the word for whoever looks after a space', () => {
  const isMarkedIn = (source: string) => renderMarkdown(source, true).asksFacilitators;

  it('is marked with a name for screen readers, in its own language, and no link', () => {
    expect(renderMarkdown('@facilitators?', true).html).toBe(`<p>${mark}?</p>\n`);
    const spanish = renderMarkdown('Hola **@facilitadores**', true).html;
    expect(spanish).toContain('lang="es" aria-label="@facilitadores: ');
    expect(renderMarkdown('@facilitators').html).toBe('<p>@facilitators</p>\n');
    expect(renderMarkdown('@facilitators?', true).excerpt).toBe('@facilitators?');
  });

  it.each([
    ['at the end', 'Could you, @facilitators.', true],
    ['in brackets', '(@Facilitators)', true],
    ['in a longer word', '@facilitatorship', false],
    ['as a part of an address', 'ana@facilitators.org', false],
    ['as the name of a site', '@facilitators.org', false],
    ['after another sign', '@@facilitators', false],
    ['in code', '`@facilitators`', false],
    ['as the words of a link', '[@facilitators](https://a.example)', false],
    ['as the name of somebody', '@[facilitators](0190f3c2-0000-7000-8000-000000000000)', false],
  ])('%s', (_, source, expected) => {
    expect([isMarkedIn(source), asksFacilitators(source)]).toEqual([expected, expected]);
  });

  it('is marked so often that no page grows by it', () => {
    const { html } = renderMarkdown('@facilitators '.repeat(4_000), true);
    expect(html.length).toBeLessThan(64 * 1024);
  });
});

describe('asking whoever looks after a space', () => {
  let world: World;
  let tell: ReturnType<typeof tellingOf>;
  beforeAll(async () => {
    world = await openWorld();
    tell = tellingOf(world);
  });
  afterAll(() => world.close());

  const asked = async (postId: string) => {
    const rows = await world.deps.db.select().from(mentions).where(eq(mentions.postId, postId));
    return rows.map(({ personId }) => personId).sort();
  };
  const told = async (postId: string) => {
    const rows = await world.deps.db
      .select()
      .from(notifications)
      .where(and(eq(notifications.postId, postId), eq(notifications.reason, 'asked')));
    return rows.map(({ personId }) => personId).sort();
  };
  const give = (person: TestPerson, spaceId: string, role: 'member' | 'facilitator') =>
    world.deps.db
      .update(memberships)
      .set({ role })
      .where(and(eq(memberships.spaceId, spaceId), eq(memberships.personId, person.id)));
  const sorted = (...people: TestPerson[]) => people.map(({ id }) => id).sort();
  /** Rosa and Jo look after it, Ana does not. */
  async function openLooked(wish = {}) {
    const room = await openRoom(world, wish);
    const jo = await world.person({ name: 'Jo Park' });
    await letIn(room.rosa, jo, room.spaceId);
    await give(jo, room.spaceId, 'facilitator');
    return { ...room, jo };
  }

  it('asks them all, whoever of them is named besides only once, in either language', async () => {
    const { rosa, ana, jo, spaceId } = await openLooked();
    const body = `@facilitators, and you most of all, @[x](${rosa.id})`;
    const topic = await startTopic(ana, spaceId, { body });
    expect(await asked(topic.lastPost.id)).toEqual(sorted(rosa, jo));
    const post = await reply(rosa, topic.id, '@facilitadores @facilitators', {
      replyTo: topic.lastPost.id,
    });
    expect(post.html).toContain(mark);
    expect(await asked(post.id)).toEqual(sorted(jo));
    await tell();
    expect(await told(topic.lastPost.id)).toEqual(sorted(rosa, jo));
    expect(await told(post.id)).toEqual(sorted(jo));
    const waiting = await askedOf(world.deps.db, jo.id, new Date(0));
    expect(waiting.map(({ postId }) => postId).sort()).toEqual([topic.lastPost.id, post.id].sort());
    expect(await askedOf(world.deps.db, ana.id, new Date(0))).toEqual([]);
  });

  it('asks who looks after it now, and in an edit nobody once more', async () => {
    const { rosa, ana, jo, spaceId } = await openLooked();
    const topic = await startTopic(rosa, spaceId);
    await give(jo, spaceId, 'member');
    const post = await reply(ana, topic.id, 'Dear @facilitators');
    await tell();
    await give(jo, spaceId, 'facilitator');
    expect(await asked(post.id)).toEqual(sorted(rosa));
    await ok(ana.patch(`/posts/${post.id}`, { body: 'Dear all @facilitators' }));
    const events = await world.deps.db
      .select()
      .from(outbox)
      .where(eq(outbox.type, 'spaces.post-edited'));
    expect(events.map(({ data }) => (data as { askedIds: string[] }).askedIds)).toEqual([[jo.id]]);
  });

  it('is plain words where nobody looks after the place, and in what was written before', async () => {
    const { ana, tom, rosa, spaceId } = await openLooked();
    const people = { personIds: [ana.id, tom.id], startedById: ana.id };
    const words = { name: 'You two', purpose: 'A match' };
    const { spaceId: twoId } = await world.deps.db.transaction((tx) =>
      startConversation(tx, { ...words, ...people }, world.clock.now),
    );
    const talk = await startTopic(ana, twoId, { body: '@facilitators' });
    expect(await ok(ana.get(`/posts/${talk.lastPost.id}`))).toMatchObject({
      html: '<p>@facilitators</p>\n',
    });
    expect(await asked(talk.lastPost.id)).toEqual([]);

    const topic = await startTopic(rosa, spaceId, { body: '@facilitators' });
    for (const id of [talk.lastPost.id, topic.lastPost.id]) {
      await world.deps.db.update(posts).set({ htmlVersion: 0 }).where(eq(posts.id, id));
    }
    const again = await ok<{ html: string }>(ana.get(`/posts/${topic.lastPost.id}`));
    expect(again.html).toBe(`<p>${mark}</p>\n`);
    const plain = await ok<{ html: string }>(ana.get(`/posts/${talk.lastPost.id}`));
    expect(plain.html).toBe('<p>@facilitators</p>\n');
  });

  it('tells nobody who asks anonymously: all are asked alike, and nobody is told of their own words', async () => {
    const { rosa, ana, jo, spaceId } = await openLooked({ kind: 'circle' });
    await ok(ana.put(`/people/${jo.id}/block`));
    const wish = { anonymous: true, body: '@facilitators' };
    for (const [person, others] of [
      [rosa, [jo]],
      [ana, [rosa, jo]],
    ] as const) {
      const topic = await startTopic(person, spaceId, wish);
      const second = await reply(person, topic.id, 'And @facilitators again');
      await tell();
      for (const postId of [topic.lastPost.id, second.id]) {
        expect(await asked(postId)).toEqual(sorted(rosa, jo));
        expect(await told(postId)).toEqual(sorted(...others));
      }
    }
    const aliases = await world.deps.db.select().from(anonymousAuthors);
    expect(aliases).toHaveLength(2);
  });

  it('is offered with how many they are, which tells of no block', async () => {
    const { rosa, ana, jo, tom, spaceId } = await openLooked();
    await ok(jo.put(`/people/${ana.id}/block`));
    const count = async (person: TestPerson) =>
      (await ok<{ facilitatorsCount: number }>(person.get(`/spaces/${spaceId}/people?prefix=fac`)))
        .facilitatorsCount;
    expect([await count(ana), await count(rosa), await count(tom)]).toEqual([2, 1, 2]);
    const preview = { body: '@facilitators' };
    expect(await ok(ana.post('/markdown-preview', preview))).toEqual({
      html: '<p>@facilitators</p>\n',
    });
    expect(await ok(ana.post('/markdown-preview', { ...preview, asksFacilitators: true }))).toEqual(
      { html: `<p>${mark}</p>\n` },
    );
    const closed = await openLooked({ joinPolicy: 'request' });
    expect(await problemOf(tom.get(`/spaces/${closed.spaceId}/people`))).toBe('404 not-found');
  });

  it('tells exactly those who look after it, but the author, blocks and who muted it', async () => {
    const { rosa, ana, jo, tom, spaceId } = await openLooked();
    await letIn(rosa, tom, spaceId);
    const all = [rosa, ana, jo, tom];
    const topic = await startTopic(rosa, spaceId);
    const { db } = world.deps;
    const some = fc.subarray([0, 1, 2, 3]);
    const pair = fc.tuple(fc.nat(3), fc.nat(3)).filter(([one, other]) => one !== other);
    const situation = fc.record({
      ...{ author: fc.nat(3), facilitators: some, muted: some, named: some },
      blocked: fc.uniqueArray(pair, { maxLength: 3, selector: String }),
    });
    await fc.assert(
      fc.asyncProperty(situation, async ({ author, facilitators, muted, named, blocked }) => {
        const at = world.clock.now;
        const idOf = (index: number) => all[index]?.id ?? '';
        await db.delete(blocks);
        for (const [one, other] of blocked)
          await db
            .insert(blocks)
            .values({ personId: idOf(one), blockedId: idOf(other), createdAt: at });
        for (const [index, person] of all.entries()) {
          await give(person, spaceId, facilitators.includes(index) ? 'facilitator' : 'member');
          const level = muted.includes(index) ? 'muted' : 'normal';
          await ok(person.put(`/spaces/${spaceId}/level`, { level }));
        }
        const writer = all[author] as TestPerson;
        const names = named.map((index) => `@[x](${idOf(index)})`).join(' ');
        const post = await reply(writer, topic.id, `@facilitators ${names}`);
        await tell();
        const apart = (index: number) =>
          blocked.some((two) => two.includes(index) && two.includes(author));
        const meant = [0, 1, 2, 3]
          .filter((index) => facilitators.includes(index) || named.includes(index))
          .filter((index) => index !== author && !apart(index));
        const hears = meant.filter((index) => !muted.includes(index));
        expect(await asked(post.id)).toEqual(meant.map(idOf).sort());
        expect(await told(post.id)).toEqual(hears.map(idOf).sort());
        expect(post.html.includes(mark)).toBe(facilitators.length > 0);
      }),
      { numRuns: 25 },
    );
  });
});
