import { findPerson } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { describeFailure } from '../platform/jobs/runner.ts';
import { type UnreadTopic, unreadTopicsOf } from '../spaces/index.ts';
import { gatherNeeds } from './gather-needs.ts';
import { findBeginnings, findPreferences, lastHereAt } from './queries.ts';
import { chooseNeeds, nextWindow, tasksLeft } from './rules.ts';
import type { HomeView } from './schemas.ts';
import { languageOf, speak } from './words.ts';

const mostNeeds = 5;
const mostTopics = 10;
const day = 86_400_000;
const lookBackDays = 30;

type Part = HomeView['missing'][number];

/** What needs someone, and what is new. A part that fails is left empty and named; the others stay. */
export async function showHome(deps: Deps, actor: Actor): Promise<HomeView> {
  const { db } = deps;
  const { personId } = actor;
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
    firstWeek: firstWeek(),
    newInSpaces: unreadTopicsOf(db, personId, since, mostTopics),
    since: lastHereAt(db, personId, new Date(now.getTime() - day / 2)),
    nextDigestAt: nextDigest(),
  };
  const missing = new Set<HomeView['missing'][number]>();
  const orElse = <Value>(part: Part, found: Promise<Value>, empty: Value) =>
    found.catch((error: unknown) => {
      deps.log.error({ part, cause: describeFailure(error) }, 'home: a part is missing');
      missing.add(part);
      return empty;
    });
  const needs = gatherNeeds(deps, actor, { since, now, say });
  const [waiting, tasks, topics, lastHere, nextDigestAt] = await Promise.all([
    Promise.all(needs.map((some) => orElse('needsYou', some, []))),
    orElse('firstWeek', parts.firstWeek, []),
    orElse('newInSpaces', parts.newInSpaces, []),
    orElse('since', parts.since, null),
    orElse('nextDigestAt', parts.nextDigestAt, null),
  ]);
  const { shown, more } = chooseNeeds(waiting.flat(), now, mostNeeds);
  return {
    ...{ since: lastHere, nextDigestAt, firstWeek: tasks, missing: [...missing] },
    ...{ needsYou: shown, moreNeeds: more },
    newInSpaces: topics.map(showTopic),
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
