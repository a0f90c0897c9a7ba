import type { useSay } from '../app/language.tsx';
import type { Topic } from './views.ts';

export type TopicTag = Topic['tags'][number];

/** The words that tags are made of, all of them: the compiler sees when one is missing. */
const words: Record<TopicTag, true> = {
  advisory: true,
  assessment: true,
  attendance: true,
  behavior: true,
  'career-pathways': true,
  'co-teaching': true,
  'competency-based-learning': true,
  'data-use': true,
  equity: true,
  'family-partnership': true,
  grading: true,
  leadership: true,
  literacy: true,
  math: true,
  'multilingual-learners': true,
  'new-teachers': true,
  projects: true,
  schedules: true,
  science: true,
  'special-education': true,
  'student-voice': true,
  'teacher-retention': true,
  technology: true,
  transitions: true,
  'well-being': true,
};
export const challenges = Object.keys(words) as TopicTag[];

/** As they follow each other in the language of the reader. */
export const byName = (tags: readonly TopicTag[], say: ReturnType<typeof useSay>): TopicTag[] =>
  [...tags].sort((a, b) => say(`tag.${a}`).localeCompare(say(`tag.${b}`)));
