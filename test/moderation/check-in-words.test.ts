import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMember, answersOf, openShared, pass, roundOf, share } from '../check-ins/round.ts';
import { letIn, ok, problemOf } from '../spaces/talk.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import {
  type Case,
  caseOf,
  decide,
  noticesOf,
  queueOf,
  reportAnswer,
  reportOffer,
} from './desk.ts';

type Words = Case & { of: string; post: { words: string | null } };

describe('reporting what someone shared in a check-in', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('brings the words to who keeps order there, also when they have not shared, and to nobody else', async () => {
    const moderator = await world.person({ staffRole: 'moderator' });
    const { rosa, ana, luz, topicId, answerId, offerId } = await openShared(world);
    await ok(reportAnswer(luz, answerId));
    await ok(reportOffer(ana, offerId));
    const answer = (await caseOf(rosa, answerId)) as Words;
    expect(answer).toMatchObject({
      ...{ of: 'check-in-answer', topic: { id: topicId }, author: { id: ana.id }, before: null },
      post: { html: '', words: 'Exit slips\n\nHalf of them came back\n\nA template' },
      acts: ['dismiss', 'hide', 'lock', 'warn'],
    });
    const offer = (await caseOf(rosa, offerId)) as Words;
    expect(offer).toMatchObject({ of: 'check-in-offer', post: { words: 'Buy my <b>book</b>' } });
    for (const person of [ana, luz, moderator]) expect((await queueOf(person)).items).toEqual([]);
    expect(await problemOf(decide(moderator, answer.id, 'dismiss'))).toBe('404 not-found');
    expect(await problemOf(rosa.get(`/topics/${topicId}/check-in/answers`))).toBe(
      '409 not-shared-yet',
    );
  });

  it('is for those who read them, and not for who wrote them', async () => {
    const { rosa, ana, tom, luz, spaceId, answerId, offerId } = await openShared(world);
    pass(world, 60_000);
    const late = await addMember(world, rosa, spaceId);
    for (const person of [rosa, tom, late]) {
      expect(await problemOf(reportAnswer(person, answerId))).toBe('404 not-found');
      expect(await problemOf(reportOffer(person, offerId))).toBe('404 not-found');
    }
    const nobody = world.anyone as TestPerson;
    expect(await problemOf(reportAnswer(nobody, answerId))).toBe('401 not-signed-in');
    expect(await problemOf(reportOffer(nobody, offerId))).toBe('401 not-signed-in');
    expect(await problemOf(reportAnswer(ana, answerId))).toBe('409 own-post');
    expect(await problemOf(reportOffer(luz, offerId))).toBe('409 own-post');
    expect(await problemOf(reportAnswer(ana, offerId))).toBe('404 not-found');
    expect(await problemOf(reportAnswer(luz, answerId, { reason: 'ugly' }))).toBe(
      '400 invalid-input',
    );
  });

  it('shows nothing out of a circle, nor to a keeper who came after the round began', async () => {
    const { rosa, ana, luz, spaceId, topicId } = await openShared(world);
    await ok(share(rosa, topicId));
    const theirs = (await roundOf(rosa, topicId)).mine.answer?.id ?? '';
    expect(await problemOf(reportAnswer(ana, theirs))).toBe('409 nobody-to-look');
    pass(world, 60_000);
    const late = await addMember(world, rosa, spaceId);
    await ok(rosa.put(`/spaces/${spaceId}/members/${late.id}`, { role: 'facilitator' }));
    expect(await problemOf(reportAnswer(ana, theirs))).toBe('409 nobody-to-look');
    await ok(rosa.put(`/spaces/${spaceId}/members/${luz.id}`, { role: 'facilitator' }));
    await ok(reportAnswer(ana, theirs));
    expect(await caseOf(luz, theirs)).toBeDefined();
    expect(await caseOf(late, theirs)).toBeUndefined();
  });

  it('ends with the words taken down, once, and everybody concerned is told what is theirs', async () => {
    const { rosa, ana, luz, topicId, answerId, offerId } = await openShared(world);
    await ok(reportOffer(ana, offerId));
    const open = await caseOf(rosa, offerId);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => decide(rosa, open?.id ?? '', 'hide')),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(12).fill(204));
    expect((await answersOf(ana, topicId))[0]?.offers).toEqual([]);
    expect(await noticesOf(ana)).toMatchObject([{ kind: 'report-closed', of: 'check-in-offer' }]);

    await ok(reportAnswer(luz, answerId));
    const shared = await caseOf(rosa, answerId);
    await ok(decide(rosa, shared?.id ?? '', 'hide'));
    expect(await roundOf(ana, topicId)).toMatchObject({ mine: { part: 'waiting', answer: null } });
    expect((await queueOf(rosa)).items).toEqual([]);
  });

  it('says of words that were taken back that they are gone, and their author can still be warned', async () => {
    const { rosa, ana, luz, topicId, answerId } = await openShared(world);
    await ok(reportAnswer(luz, answerId));
    await ok(ana.delete(`/check-in-answers/${answerId}`));
    const open = (await caseOf(rosa, answerId)) as Words;
    expect(open).toMatchObject({ post: { words: null }, acts: ['dismiss', 'lock', 'warn'] });
    await ok(decide(rosa, open.id, 'warn', 'Names stay out of it'));
    expect(await noticesOf(ana)).toMatchObject([
      { kind: 'warned', words: 'Names stay out of it', topicId, of: 'check-in-answer' },
    ]);
  });

  it('goes to moderators, by itself, where nobody else keeps order outside of circles', async () => {
    const moderator = await world.person({ staffRole: 'moderator' });
    const { rosa, ana, topicId } = await openShared(world, {
      kind: 'cohort',
      joinPolicy: 'invitation',
    });
    await ok(share(rosa, topicId));
    const theirs = (await roundOf(rosa, topicId)).mine.answer?.id ?? '';
    await ok(reportAnswer(ana, theirs));
    const shown = (await caseOf(moderator, theirs)) as Words;
    expect(shown).toMatchObject({ topic: null, acts: ['dismiss', 'warn'] });
    expect(shown.post.words).toContain('Exit slips');
    const stranger = await world.person();
    expect((await queueOf(stranger)).items).toEqual([]);
    await letIn(
      rosa,
      stranger,
      (await ok<{ spaceId: string }>(rosa.get(`/topics/${topicId}`))).spaceId,
    );
    expect(await caseOf(stranger, theirs)).toBeUndefined();
  });
});
