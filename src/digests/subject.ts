import type { Gathered } from './digest.ts';
import { clip } from './plain-words.ts';
import type { Say } from './words.ts';

export const longestSubject = 69;
const longestPreheader = 140;
const leastRoom = 20; // less of a title tells nothing

const preheaderOf = (facts: string[]): string => clip(facts.join(' '), longestPreheader);

/** The most useful fact, under 70 characters, and the next ones for the line that mail programs show beside it. */
export function subjectOf(found: Gathered, say: Say): { subject: string; preheader: string } {
  const [first = '', ...rest] = factsOf(found, say);
  const [second] = rest;
  const room = longestSubject - say('subject.and', { first, second: '' }).length;
  if (found.asked.length < 2 || second === undefined || room < leastRoom) {
    return { subject: clip(first, longestSubject), preheader: preheaderOf(rest) };
  }
  const subject = say('subject.and', { first, second: clip(second, room) });
  return { subject, preheader: preheaderOf(rest.slice(1)) };
}

/** How a person is called in a mail; "a former member" when they are gone. */
export const nameOf = (name: string | undefined, say: Say): string =>
  clip(name ?? '', 60) || say('author.gone');

function factsOf({ asked, answers, topics }: Gathered, say: Say): string[] {
  const facts: string[] = [];
  const [ask] = asked;
  if (ask && asked.length === 1) {
    facts.push(
      say('subject.asked', { who: nameOf(ask.author?.name, say), title: clip(ask.topicTitle, 60) }),
    );
  } else if (ask) {
    facts.push(say('subject.needs', { count: asked.length }), clip(ask.topicTitle, 60));
  }
  const [answer] = answers;
  if (answer) {
    const who = nameOf(answer.author?.name, say);
    facts.push(
      facts.length === 0
        ? say('subject.answered', { who, title: clip(answer.topicTitle, 60) })
        : say('preheader.answer', { who }),
    );
  }
  for (const { title, newPosts } of topics) {
    facts.push(
      facts.length === 0
        ? say('subject.reading', { title: clip(title, 48), count: newPosts })
        : say('preheader.reading', { title: clip(title, 60) }),
    );
  }
  return facts;
}
