import type { SeedSpace } from '../../src/spaces/index.ts';
import type { PersonKey } from './people.ts';

/** How long ago: days before today and a time of that day in UTC, or minutes before now. */
export type When = readonly [days: number, time: string] | number;

export type TalkPost = {
  by: PersonKey;
  when: When;
  /** Markdown; `@{tom}` stands for a mention. */
  says: string;
  /** The position of the post that this answers; the first is 1. */
  to?: number;
  helped?: readonly PersonKey[];
  triedIt?: readonly PersonKey[];
};
export type TalkTopic = {
  title: string;
  kind?: 'discussion' | 'question';
  pinned?: boolean;
  answer?: number;
  posts: readonly [TalkPost, ...TalkPost[]];
};
export type TalkSpace = Pick<SeedSpace, 'name' | 'purpose' | 'kind' | 'joinPolicy' | 'hue'> & {
  guidelines: string;
  /** The first one started it. */
  facilitators: readonly [PersonKey, ...PersonKey[]];
  members: readonly PersonKey[];
  topics: readonly TalkTopic[];
};

/** The moment that is meant, always in the past. */
export function momentOf(when: When, now: Date): Date {
  if (typeof when === 'number') return new Date(now.getTime() - when * 60_000);
  const [days, time] = when;
  const day = new Date(now.getTime() - days * 24 * 3_600_000).toISOString().slice(0, 10);
  return new Date(`${day}T${time}:00Z`);
}
