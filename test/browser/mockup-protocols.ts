import type { AnswerList, RoundView } from '../../web/check-ins/views.ts';
import type { ConsultancyView } from '../../web/consultancies/views.ts';
import type { Topic } from '../../web/spaces/views.ts';
import {
  brief,
  circle,
  devon,
  grace,
  jo,
  luis,
  maria,
  posts,
  priya,
  topic,
} from './mockup-network.ts';

/** Topics with a life of their own, in the world of the mock-ups. */

export const checkIn: Topic = {
  ...topic,
  ...{ id: '0190f3c2-0000-7000-8600-000000000001', spaceId: circle.id },
  ...{ kind: 'check-in', title: 'How was this week?' },
};
export const round: RoundView = {
  topicId: checkIn.id,
  prompts: ['What I tried', 'What happened', 'What I need'],
  closesAt: '2026-11-20T23:00:00Z',
  closed: false,
  serverTime: '2026-11-17T15:24:00Z',
  shared: { count: 5, people: [devon, grace, jo, luis, priya] },
  moods: null,
  mine: {
    ...{ part: 'waiting', answer: null, mayShare: true, mayReadAnswers: false },
    ...{ mayRemind: false, remindedAt: null },
  },
};
const shared = (at: number, author: typeof jo, words: string[]): AnswerList['items'][number] => ({
  id: `0190f3c2-0000-7000-8700-00000000000${at}`,
  ...{ author, words, sharedAt: '2026-11-17T14:00:00Z', editedAt: null, offers: [] },
  mine: {
    isAuthor: author === maria,
    mayRemove: author === maria,
    mayOffer: author !== maria,
    collapsed: false,
  },
});
const first = shared(1, priya, [
  'Exit slips in two languages',
  'Half of them came back, and those told me more than the quiz did.',
  'A template that a substitute can use',
]);
export const answers: AnswerList = {
  items: [
    {
      ...first,
      offers: [
        {
          ...{ id: '0190f3c2-0000-7000-8800-000000000001', answerId: first.id, author: jo },
          ...{ body: 'Mine fits on half a page. I will bring it on Thursday.' },
          ...{ at: '2026-11-17T15:00:00Z', mine: { mayRemove: false, collapsed: false } },
        },
      ],
    },
    shared(2, maria, ['A seating plan', 'It held until Wednesday', '']),
  ],
  next: null,
};
export const closedRound: RoundView = {
  ...round,
  ...{ closesAt: '2026-11-17T15:00:00Z', closed: true },
  shared: { count: 6, people: [...round.shared.people, maria] },
  moods: { counts: [0, 1, 2, 2, 1], mean: 3.5 },
  mine: {
    ...{ part: 'shared', mayShare: false, mayReadAnswers: true, mayRemind: false },
    answer: { id: answers.items[1]?.id ?? '', words: ['A seating plan', '', ''], mood: null },
    remindedAt: null,
  },
};

export const consulting: Topic = {
  ...topic,
  ...{ id: '0190f3c2-0000-7000-8600-000000000002', kind: 'consultancy' },
  title: 'My team plans alone, and I let them',
};
export const consultancy: ConsultancyView = {
  topicId: consulting.id,
  presenter: priya,
  facilitator: maria,
  steps: [
    { step: 'present', minutes: 10 },
    { step: 'clarifying-questions', minutes: 5 },
    { step: 'probing-questions', minutes: 10 },
    { step: 'discussion', minutes: 15 },
    { step: 'response', minutes: 5 },
    { step: 'debrief', minutes: 5 },
  ],
  clock: {
    ...{ state: 'running', step: 'discussion', elapsedMs: 60_000 },
    ...{ runningSince: '2026-11-17T15:20:00Z', startedAt: '2026-11-17T14:50:00Z', endedAt: null },
  },
  serverTime: '2026-11-17T15:24:00Z',
  mine: { role: 'facilitator', mayKeepTime: true, mayEnd: true, listens: false },
};

const ofTopic = (each: Topic) => ({
  [`GET /topics/${each.id}`]: { body: each },
  [`GET /topics/${each.id}/posts`]: { body: posts },
  [`GET /topics/${each.id}/brief`]: { body: { ...brief, topicId: each.id, body: '' } },
  [`PUT /topics/${each.id}/read`]: { body: { topicId: each.id, position: 4, unread: 0 } },
});
export const protocols = {
  ...ofTopic(checkIn),
  ...ofTopic(consulting),
  [`GET /topics/${checkIn.id}/check-in`]: { body: round },
  [`GET /topics/${checkIn.id}/check-in/answers`]: { body: answers },
  [`GET /topics/${consulting.id}/consultancy`]: { body: consultancy },
};
