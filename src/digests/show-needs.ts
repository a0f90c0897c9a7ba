import type { OpenAsk } from '../asks/index.ts';
import type { OpenRound } from '../check-ins/index.ts';
import type { ComingConsultancy } from '../consultancies/index.ts';
import type { WaitingDecisions } from '../moderation/index.ts';
import type { OpenInvitation, OpenRequests, WaitingPost } from '../spaces/index.ts';
import { clip } from './plain-words.ts';
import type { NeedView } from './schemas.ts';
import { nameOf } from './subject.ts';
import type { Say } from './words.ts';

/** Something that waits for someone, and by when it has to be done. */
export type Need = NeedView & { by: Date | null };

/** What one thing of each kind costs. A consultancy tells itself what is left of it. */
const minutes = {
  mention: 2,
  question: 5,
  'check-in': 2,
  report: 3,
  appeal: 5,
  'break-glass': 3,
  request: 1,
  charter: 3,
  invitation: 1,
  reply: 1,
} as const;

const plain = { topicId: null, spaceId: null, dueAt: null, shared: null, by: null } as const;
const title = (text: string) => clip(text, 120);
const name = (text: string) => clip(text, 60);
const inTopic = (topicId: string) => ({ topicId, href: `/topics/${topicId}` });

const showPost =
  (kind: 'mention' | 'reply') =>
  ({ postId: id, topicId, spaceId, at, ...post }: WaitingPost, say: Say): Need => ({
    ...{ ...plain, id, kind, spaceId, at, minutes: minutes[kind], ...inTopic(topicId) },
    title: say(`need.${kind}`, { who: nameOf(post.author?.name, say) }),
    detail: say(`need.${kind}.detail`, {
      title: title(post.topicTitle),
      space: name(post.spaceName),
    }),
  });
export const showMention = showPost('mention');
export const showAnswer = showPost('reply');

export function showAsk({ topicId, spaceId, askedAt: at, ...ask }: OpenAsk, say: Say): Need {
  const kind = 'question';
  return {
    ...{ ...plain, id: topicId, kind, spaceId, at, minutes: minutes[kind], ...inTopic(topicId) },
    title: say('need.question', { who: nameOf(ask.author?.name, say) }),
    detail: say('need.question.detail', { title: title(ask.title), space: name(ask.spaceName) }),
  };
}

/** Of a circle there is its name and no word of what is said in it: others look over a shoulder. */
const placeOf = (of: { title: string; space: { name: string; kind: string } }) =>
  of.space.kind === 'circle'
    ? { isCircle: 'yes', title: '', space: name(of.space.name) }
    : { isCircle: 'no', title: title(of.title), space: name(of.space.name) };

export function showRound(round: OpenRound, say: Say): Need {
  const { topicId, closesAt, shared, faces } = round;
  const kind = 'check-in';
  return {
    ...{ ...plain, id: topicId, kind, minutes: minutes[kind], ...inTopic(topicId) },
    ...{ spaceId: round.space.id, at: round.startedAt, dueAt: closesAt, by: closesAt },
    shared: { count: shared, faces },
    title: say('need.check-in', placeOf(round)),
    detail: name(round.space.name),
  };
}

export function showConsultancy(found: ComingConsultancy, say: Say): Need {
  const { topicId, space, runs, role, at } = found;
  return {
    ...{ ...plain, id: topicId, kind: 'consultancy', ...inTopic(topicId) },
    ...{ spaceId: space.id, at, minutes: found.minutesLeft, by: runs ? at : null },
    title: say(runs ? 'need.consultancy.runs' : 'need.consultancy.waits', { role }),
    detail: say('need.consultancy.detail', placeOf(found)),
  };
}

const showDecisions =
  (kind: 'report' | 'appeal') =>
  ({ count, oldest: { id, at } }: WaitingDecisions, say: Say): Need => ({
    ...{ ...plain, id, kind, at, minutes: minutes[kind] * count, href: '/moderation' },
    title: say(`need.${kind}`, { count }),
    detail: say(`need.${kind}.detail`, { count }),
  });
export const showReports = showDecisions('report');
export const showAppeals = showDecisions('appeal');

/** What waits for a second moderator is one thing to do, due when the first of it lapses. */
export function showEntries(
  entries: { id: string; askedAt: Date; lapsesAt: Date }[],
  say: Say,
): Need[] {
  const [first] = entries;
  if (!first) return [];
  const { id, askedAt: at, lapsesAt } = first;
  const [kind, count] = ['break-glass' as const, entries.length];
  return [
    {
      ...{ ...plain, id, kind, at, minutes: minutes[kind] * count },
      ...{ dueAt: lapsesAt, by: lapsesAt, href: '/moderation/break-glass' },
      title: say('need.break-glass', { count }),
      detail: say('need.break-glass.detail'),
    },
  ];
}

export function showRequests({ spaceId, count, at, ...of }: OpenRequests, say: Say): Need {
  const kind = 'request';
  return {
    ...{ ...plain, id: spaceId, kind, spaceId, at, minutes: minutes[kind] * count },
    href: `/spaces/${spaceId}/manage`,
    title: say('need.request', { count, who: name(of.name) }),
    detail: say('need.request.detail', { space: name(of.spaceName) }),
  };
}

export function showCharter(
  { spaceId, spaceName, at }: { spaceId: string; spaceName: string; at: Date },
  say: Say,
): Need {
  const kind = 'charter';
  return {
    ...{ ...plain, id: spaceId, kind, spaceId, at, minutes: minutes[kind] },
    href: `/spaces/${spaceId}`,
    title: say('need.charter', { space: name(spaceName) }),
    detail: say('need.charter.detail'),
  };
}

export function showInvitation({ spaceId, spaceName, by, at }: OpenInvitation, say: Say): Need {
  const kind = 'invitation';
  return {
    ...{ ...plain, id: spaceId, kind, spaceId, at, minutes: minutes[kind] },
    href: `/spaces/${spaceId}`,
    title: say('need.invitation', { space: name(spaceName) }),
    detail: by ? say('need.invitation.by', { who: name(by.name) }) : say('need.invitation.detail'),
  };
}
