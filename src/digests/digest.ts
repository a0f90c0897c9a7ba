import type { UnreadTopic, WaitingPost } from '../spaces/index.ts';
import { localHourAt } from './local-time.ts';
import { clip, oneLine } from './plain-words.ts';
import type { DigestPreferences } from './schemas.ts';
import { nameOf, subjectOf } from './subject.ts';
import {
  type Language,
  languageOf,
  type Say,
  sayMoment,
  sayRange,
  sayWeekday,
  speak,
} from './words.ts';

/** What was found for one person. Rights were checked where it was found. */
export type Gathered = {
  asked: readonly WaitingPost[];
  answers: readonly WaitingPost[];
  topics: readonly UnreadTopic[];
};

export type Reader = {
  name: string;
  language: string;
  timeZone: string;
  preferences: DigestPreferences;
};

export type DigestItem = {
  title: string;
  detail: string;
  meta?: string;
  href: string;
  /** Only what needs the reader has a button. */
  button?: string;
};

/** One digest, worded. HTML and text are two ways to write out this, in this order. */
export type Digest = {
  language: Language;
  subject: string;
  preheader: string;
  label: string;
  period: string;
  greeting: string;
  intro: string;
  needs: { heading: string; items: DigestItem[] };
  answers: { heading: string; items: DigestItem[] };
  reading: { heading: string; items: DigestItem[] };
  end: string;
  why: string;
  settings: { label: string; href: string };
  stop: { label: string; href: string };
  reply: string;
  postalAddress: string;
};

/** How many of each are shown: whoever wants more is one click away from all of it. */
export const mostItems = 3;
export const minutesPerNeed = 2;
const longestTitle = 120;
const longestExcerpt = 180;

type Frame = {
  publicUrl: string;
  unsubscribeUrl: string;
  postalAddress?: string | undefined;
  now: Date;
};

/** Words what was found. Undefined when nothing was: then there is no mail. */
export function wordDigest(reader: Reader, found: Gathered, frame: Frame): Digest | undefined {
  const language = languageOf(reader.language);
  const say = speak(language);
  const asked = found.asked.slice(0, mostItems);
  const seen = new Set(asked.map(({ topicId }) => topicId));
  const answers = onePerTopic(found.answers, seen).slice(0, mostItems);
  const topics = found.topics.filter(({ topicId }) => !seen.has(topicId)).slice(0, mostItems);
  if (asked.length + answers.length + topics.length === 0) return undefined;

  const who = ({ author }: WaitingPost) => nameOf(author?.name, say);
  const topicUrl = (id: string) => `${frame.publicUrl}/topics/${id}`;
  const when = (at: Date) => sayMoment(language, reader.timeZone, at);
  return {
    language,
    label: say('mail.label'),
    ...subjectOf({ asked, answers, topics }, say),
    ...openingOf(
      reader,
      { asked: asked.length, answers: answers.length },
      language,
      say,
      frame.now,
    ),
    needs: {
      heading: say('needs.heading'),
      items: asked.map((post) => ({
        title: say('need.mention', { who: who(post) }),
        detail: say('need.mention.detail', {
          title: clip(post.topicTitle, longestTitle),
          space: clip(post.spaceName, 60),
        }),
        href: topicUrl(post.topicId),
        button: say('need.mention.button', { who: firstName(who(post)) }),
      })),
    },
    answers: {
      heading: say('answers.heading'),
      items: answers.map((post) => ({
        title: clip(post.topicTitle, longestTitle),
        detail: say('answers.line', {
          who: who(post),
          excerpt: clip(post.excerpt, longestExcerpt),
        }),
        meta: say('answers.meta', { when: when(post.at), space: clip(post.spaceName, 60) }),
        href: topicUrl(post.topicId),
      })),
    },
    reading: {
      heading: say('reading.heading'),
      items: topics.map((topic) => ({
        title: clip(topic.title, longestTitle),
        detail: clip(topic.excerpt, longestExcerpt),
        meta: say('reading.meta', {
          count: topic.newPosts,
          people: topic.newPeople,
          space: clip(topic.spaceName, 60),
        }),
        href: topicUrl(topic.topicId),
      })),
    },
    end: say('end.all'),
    why: whyOf(reader.preferences, found, language, say),
    settings: { label: say('why.settings'), href: `${frame.publicUrl}/settings` },
    stop: { label: say('why.stop'), href: frame.unsubscribeUrl },
    reply: say('why.reply'),
    postalAddress: oneLine(frame.postalAddress ?? ''),
  };
}

/** The newest post of each topic, but for topics already shown. Notes the topics it shows. */
function onePerTopic(posts: readonly WaitingPost[], seen: Set<string>): WaitingPost[] {
  return posts.filter(({ topicId }) => !seen.has(topicId) && seen.add(topicId));
}

const firstName = (name: string): string => name.split(' ')[0] ?? name;

const lengthOf = {
  daily: 1,
  weekdays: 1,
  weekly: 7,
  fortnightly: 14,
  monthly: 28,
  off: 7,
} as const;
const periodWord = {
  daily: 'period.day',
  weekdays: 'period.day',
  weekly: 'period.week',
  fortnightly: 'period.fortnight',
  monthly: 'period.month',
  off: 'period.week',
} as const;

function openingOf(
  { name, timeZone, preferences: { frequency } }: Reader,
  counts: { asked: number; answers: number },
  language: Language,
  say: Say,
  now: Date,
) {
  const hour = localHourAt(timeZone, now);
  const part = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  const day = 86_400_000;
  const from = new Date(now.getTime() - lengthOf[frequency] * day);
  const range = sayRange(language, timeZone, from, new Date(now.getTime() - day));
  const minutes = counts.asked * minutesPerNeed;
  return {
    period: say(periodWord[frequency], { range }),
    greeting: say(`greeting.${part}`, { name: firstName(clip(name, 60)) }),
    intro:
      counts.asked > 0
        ? say('intro.needs', { count: counts.asked, minutes })
        : counts.answers > 0
          ? say('intro.answers', { count: counts.answers })
          : say('intro.reading'),
  };
}

function whyOf(
  { frequency, weekday }: DigestPreferences,
  { asked, answers, topics }: Gathered,
  language: Language,
  say: Say,
): string {
  const [first] = [...topics, ...asked, ...answers];
  const day = sayWeekday(language, weekday, frequency === 'weekly');
  if (frequency !== 'weekly') return say(`why.${frequency}`, { weekday: day });
  if (!first) return say('why.weekly.none', { weekday: day });
  return say('why.weekly', { weekday: day, space: clip(first.spaceName, 60) });
}
