import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { attachments } from '../../src/attachments/index.ts';
import { readings } from '../../src/break-glass/tables.ts';
import { everWroteBriefIn } from '../../src/briefs/index.ts';
import { pdf } from '../attachments/make-files.ts';
import { uploaded } from '../attachments/upload.ts';
import { startRound } from '../check-ins/round.ts';
import { letIn, ok, problemOf, reply } from '../spaces/talk.ts';
import { statementsOf } from '../support/statements.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { ask, decide, looksOf, open, openCircle, reason } from './glass.ts';

type Answers = {
  items: { words: string[]; author: { id: string }; offers: { body: string }[] }[];
  next: string | null;
};
type Posts = {
  hasBrief: boolean;
  hasRound: boolean;
  items: { files: { name: string; href: string }[] }[];
};

describe('what else can be looked at in a circle that was opened', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  /** A circle with a round that two have answered, a brief, and a post with a file. */
  async function openFullCircle() {
    const circle = await openCircle(world);
    const { rosa, ana, tom, spaceId, topicId } = circle;
    await ok(rosa.put(`/topics/${topicId}/brief`, { body: 'We are **short** of adults' }));
    const prompts = ['What is hard'];
    const round = await startRound(world, rosa, spaceId, { prompts });
    const answer = (person: TestPerson, words: string) =>
      ok(person.put(`/topics/${round.id}/check-in/answer`, { words: [words], mood: 2 }));
    await answer(ana, 'Recess duty');
    await answer(tom, 'My own classroom');
    const { items } = await ok<{ items: { id: string }[] }>(
      ana.get(`/topics/${round.id}/check-in/answers`),
    );
    await ok(tom.post(`/check-in-answers/${items[0]?.id}/offers`, { body: 'I could swap' }));
    const file = await uploaded(world, ana, pdf(), 'plan.pdf');
    const post = await reply(ana, topicId, 'The plan', { attachments: [{ id: file.id }] });
    const { id: entryId } = await open([circle.mia, circle.leo], { spaceId });
    return { ...circle, entryId, roundId: round.id, fileId: file.id, postId: post.id };
  }
  type Circle = Awaited<ReturnType<typeof openFullCircle>>;
  const pathsOf = ({ entryId, topicId, roundId, fileId }: Omit<Circle, 'postId'>) => ({
    brief: `/break-glass/${entryId}/topics/${topicId}/brief`,
    round: `/break-glass/${entryId}/topics/${roundId}/check-in`,
    file: `/break-glass/${entryId}/files/${fileId}`,
  });

  it('is a brief, a round with its answers, and a file: the circle sees each', async () => {
    const circle = await openFullCircle();
    const { rosa, ana, tom, spaceId, topicId, roundId, entryId, mia, leo } = circle;
    const { brief, round, file } = pathsOf(circle);

    const posts = await ok<Posts>(mia.get(`/break-glass/${entryId}/topics/${topicId}/posts`));
    expect(posts).toMatchObject({ hasBrief: true, hasRound: false });
    expect(posts.items[1]?.files).toMatchObject([{ name: 'plan.pdf', href: `/api${file}` }]);
    const begun = await ok<Posts>(leo.get(`/break-glass/${entryId}/topics/${roundId}/posts`));
    expect(begun).toMatchObject({ hasBrief: false, hasRound: true });

    expect(await ok(mia.get(brief))).toMatchObject({
      ...{ title: 'Recess', html: '<p>We are <strong>short</strong> of adults</p>\n' },
      writtenBy: { id: rosa.id },
    });
    const first = await ok<Answers>(leo.get(`${round}?limit=1`));
    const rest = await ok<Answers>(leo.get(`${round}?limit=1&cursor=${first.next}`));
    expect(first).toMatchObject({ title: 'This week', prompts: ['What is hard'] });
    expect([...first.items, ...rest.items]).toMatchObject([
      { author: { id: ana.id }, words: ['Recess duty'], offers: [{ body: 'I could swap' }] },
      { author: { id: tom.id }, words: ['My own classroom'], offers: [] },
    ]);
    expect(rest.next).toBeNull();
    expect(JSON.stringify([first, rest])).not.toContain('mood');
    expect((await mia.get(file)).rawPayload).toEqual(pdf());

    const [look] = await looksOf(rosa, spaceId);
    expect(look).toMatchObject({
      readings: [
        {
          look: 'file',
          by: { name: 'Mia Novak' },
          topic: { title: 'Recess' },
          fileName: 'plan.pdf',
        },
        { look: 'round', by: { name: 'Leo Park' }, topic: { title: 'This week' }, fileName: null },
        { look: 'round', by: { name: 'Leo Park' } },
        { look: 'brief', by: { name: 'Mia Novak' }, topic: { title: 'Recess' } },
        { look: 'posts' },
        { look: 'posts' },
      ],
      readingsCount: 6,
    });
  });

  it('is for the two alone, while it is open, and of this circle', async () => {
    const circle = await openFullCircle();
    const { rosa, ana, eva, mia, entryId, topicId, roundId } = circle;
    const other = await openFullCircle();
    const before = await world.deps.db.$count(readings);
    for (const path of Object.values(pathsOf(circle))) {
      expect([path, await problemOf(eva.get(path))]).toEqual([path, '403 forbidden']);
      for (const person of [rosa, ana, await world.person()])
        expect(await problemOf(person.get(path))).toBe('404 not-found');
      expect((await world.anyone.get(path)).statusCode).toBe(401);
    }
    for (const path of Object.values(pathsOf({ ...other, entryId })))
      expect(await problemOf(mia.get(path))).toBe('404 not-found');
    const nothing = [
      `/break-glass/${entryId}/topics/${topicId}/check-in`,
      `/break-glass/${entryId}/topics/${roundId}/brief`,
    ];
    for (const path of nothing) expect(await problemOf(mia.get(path))).toBe('404 not-found');
    await ok(mia.delete(`/break-glass/${entryId}`));
    for (const path of Object.values(pathsOf(circle)))
      expect(await problemOf(mia.get(path))).toBe('409 break-glass-not-open');
    expect(await world.deps.db.$count(readings)).toBe(before);
  });

  it('is no file of a post that was taken down', async () => {
    const circle = await openFullCircle();
    const { ana, mia, postId, entryId, topicId, rosa, spaceId } = circle;
    const { file } = pathsOf(circle);
    await ok(mia.get(`/break-glass/${entryId}/topics/${topicId}/posts`));
    expect((await mia.get(file)).statusCode).toBe(200);
    await ok(ana.delete(`/posts/${postId}`));
    expect(await problemOf(mia.get(file))).toBe('404 not-found');
    const posts = await ok<Posts>(mia.get(`/break-glass/${entryId}/topics/${topicId}/posts`));
    expect(posts.items[1]?.files).toEqual([]);
    const [look] = await looksOf(rosa, spaceId);
    expect(look?.readings).toMatchObject([{ look: 'posts' }, { look: 'file' }, { look: 'posts' }]);
    expect(JSON.stringify(look)).not.toContain('plan.pdf');
  });

  it('is a file of a post alone, each found by its key', async () => {
    const circle = await openFullCircle();
    const { mia, postId, fileId } = circle;
    const { file } = pathsOf(circle);
    const { statements, answer } = await statementsOf(() => mia.get(file));
    expect(answer.statusCode).toBe(200);
    const joined = statements.filter((text) => /"attachments".* join "posts"/s.test(text));
    expect(joined).toEqual([]);
    const hangsOn = (subject: string) =>
      world.deps.db.update(attachments).set({ subject }).where(eq(attachments.id, fileId));
    await hangsOn(`notes/${postId}`);
    expect(await problemOf(mia.get(file))).toBe('404 not-found');
  });

  it('tells a member who came later neither the topic nor the name of the file', async () => {
    const circle = await openFullCircle();
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    const late = await world.person();
    await letIn(circle.rosa, late, circle.spaceId);
    expect((await circle.mia.get(pathsOf(circle).file)).statusCode).toBe(200);
    const [look] = await looksOf(late, circle.spaceId);
    expect(look?.readings).toMatchObject([
      { look: 'file', topic: { title: null }, fileName: null },
    ]);
  });

  /** Eva, of staff, wrote the brief of a topic as its facilitator, and left. */
  async function openBriefed() {
    const circle = await openCircle(world);
    const { rosa, topicId, spaceId, eva } = circle;
    await ok(rosa.put(`/spaces/${spaceId}/members/${eva.id}`, { role: 'facilitator' }));
    await ok(eva.put(`/spaces/${spaceId}/membership`));
    const { version } = await ok<{ version: number }>(eva.get(`/spaces/${spaceId}/charter`));
    await ok(eva.put(`/spaces/${spaceId}/charter/acceptance`, { version }));
    await ok(eva.put(`/topics/${topicId}/brief`, { body: 'So far' }));
    await ok(eva.delete(`/spaces/${spaceId}/membership`));
    return circle;
  }

  it('is not for who once wrote the brief, and left', async () => {
    const { eva, spaceId } = await openBriefed();
    expect(await problemOf(eva.post('/break-glass', { spaceId, reason }))).toBe('403 party-to-it');
  });

  it('nor when somebody else has written it anew, and taken it away', async () => {
    const { rosa, eva, mia, leo, topicId, spaceId } = await openBriefed();
    const { id } = await ask(mia, { spaceId });
    for (const body of ['All of it', '']) await ok(rosa.put(`/topics/${topicId}/brief`, { body }));
    expect(await problemOf(eva.post('/break-glass', { spaceId, reason }))).toBe('403 party-to-it');
    expect(await problemOf(decide(eva, id))).toBe('404 not-found');
    const { items } = await ok<{ items: { id: string }[] }>(eva.get('/break-glass?limit=100'));
    expect(items.map((entry) => entry.id)).not.toContain(id);
    await ok(decide(leo, id));
  });

  it('is looked for in the audit by index, whatever else that holds', async () => {
    const { spaceId, eva } = await openBriefed();
    const { db } = world.deps;
    const plan = await db.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      return tx.execute(sql`explain select ${everWroteBriefIn(eva.id, spaceId)}`);
    });
    expect(JSON.stringify(plan.rows)).toContain('audit_entries_subject_at_index');
  });
});
