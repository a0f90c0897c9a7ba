import { type OpenAsk, openAsksOf } from '../asks/index.ts';
import { findPerson } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { describeFailure } from '../platform/jobs/runner.ts';
import { type UnreadTopic, unreadTopicsOf, type WaitingPost } from '../spaces/index.ts';
import { gatherAnswers, gatherAsked } from './gather.ts';
import { clip } from './plain-words.ts';
import { findBeginnings, findPreferences, lastHereAt } from './queries.ts';
import { nextWindow, tasksLeft } from './rules.ts';
import type { HomeView, NeedView } from './schemas.ts';
import { nameOf } from './subject.ts';
import { languageOf, type Say, speak } from './words.ts';

const mostNeeds = 5;
const mostTopics = 10;
const day = 86_400_000;
const lookBackDays = 30;
const minutes = { mention: 2, question: 5, reply: 1 } as const;

/** What needs someone, and what is new. A part that fails is left empty and named; the others stay. */
export async function showHome(deps: Deps, { personId }: Actor): Promise<HomeView> {
  const { db } = deps;
  const now = deps.now();
  const since = new Date(now.getTime() - lookBackDays * day);
  const person = await findPerson(db, personId);
  const say = speak(languageOf(person?.language ?? 'en'));
  const nextDigest = async () => {
    const preferences = await findPreferences(db, personId);
    return nextWindow(preferences, person?.timeZone ?? 'UTC', now)?.startsAt ?? null;
  };
  const firstWeek = async () => {
    const beginnings = await findBeginnings(db, personId);
    return beginnings ? tasksLeft(beginnings, now) : [];
  };
  const parts = {
    needsYou: findNeeds(deps, personId, since, say),
    firstWeek: firstWeek(),
    newInSpaces: unreadTopicsOf(db, personId, since, mostTopics),
    since: lastHereAt(db, personId, new Date(now.getTime() - day / 2)),
    nextDigestAt: nextDigest(),
  };
  const missing: HomeView['missing'] = [];
  const orElse = <Value>(part: keyof typeof parts, found: Promise<Value>, empty: Value) =>
    found.catch((error: unknown) => {
      deps.log.error({ part, cause: describeFailure(error) }, 'home: a part is missing');
      missing.push(part);
      return empty;
    });
  const [needsYou, tasks, topics, lastHere, nextDigestAt] = await Promise.all([
    orElse('needsYou', parts.needsYou, []),
    orElse('firstWeek', parts.firstWeek, []),
    orElse('newInSpaces', parts.newInSpaces, []),
    orElse('since', parts.since, null),
    orElse('nextDigestAt', parts.nextDigestAt, null),
  ]);
  return {
    ...{ since: lastHere, nextDigestAt, needsYou, firstWeek: tasks, missing },
    newInSpaces: topics.map(showTopic),
  };
}

/** What asks for them first, then where they could help, then what answers them; each topic once. */
async function findNeeds(
  { db }: Deps,
  personId: string,
  since: Date,
  say: Say,
): Promise<NeedView[]> {
  const [asked, questions, answers] = await Promise.all([
    gatherAsked(db, personId, since),
    openAsksOf(db, personId),
    gatherAnswers(db, personId, since),
  ]);
  const seen = new Set<string>();
  const fresh = ({ topicId }: Pick<WaitingPost, 'topicId'>) =>
    !seen.has(topicId) && seen.add(topicId);
  return [
    ...asked.filter(fresh).map((post) => showNeed('mention', post, say)),
    ...questions.filter(fresh).map((ask) => showAsk(ask, say)),
    ...answers.filter(fresh).map((post) => showNeed('reply', post, say)),
  ].slice(0, mostNeeds);
}

function showNeed(kind: 'mention' | 'reply', post: WaitingPost, say: Say): NeedView {
  const { postId: id, topicId, spaceId, at } = post;
  const place = { title: clip(post.topicTitle, 120), space: clip(post.spaceName, 60) };
  return {
    ...{ id, kind, topicId, spaceId, at },
    title: say(`need.${kind}`, { who: nameOf(post.author?.name, say) }),
    detail: say(`need.${kind}.detail`, place),
    minutes: minutes[kind],
    href: `/topics/${topicId}`,
  };
}

function showAsk({ topicId, spaceId, author, askedAt: at, ...words }: OpenAsk, say: Say): NeedView {
  const place = { title: clip(words.title, 120), space: clip(words.spaceName, 60) };
  return {
    ...{ id: topicId, kind: 'question', topicId, spaceId, at },
    title: say('need.question', { who: nameOf(author?.name, say) }),
    detail: say('need.question.detail', place),
    minutes: minutes.question,
    href: `/topics/${topicId}`,
  };
}

const showTopic = (topic: UnreadTopic): HomeView['newInSpaces'][number] => ({
  id: topic.topicId,
  spaceId: topic.spaceId,
  spaceName: topic.spaceName,
  title: topic.title,
  author: topic.author,
  lastPost: { at: topic.lastPostAt, excerpt: topic.excerpt },
  mine: { unread: topic.newPosts, newPeople: topic.newPeople, isNew: topic.isNew },
});
