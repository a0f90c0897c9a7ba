import { numberEvents, type RelaySession } from '../../src/platform/outbox/relay-steps.ts';
import { catchUp } from '../../src/search/index.ts';
import { ok } from '../spaces/talk.ts';
import type { TestPerson, World } from '../support/world.ts';

export type Piece = { text: string; match: boolean };
export type Hit = {
  postId: string;
  position: number;
  topic: { id: string; title: Piece[]; answered: boolean };
  space: { id: string; name: string };
  author: { id: string; name: string } | null;
  isAnswer: boolean;
  excerpt: Piece[];
};
export type Found = { items: Hit[]; next: string | null; forgiven: boolean };

/** Lets the relay number what happened, and the index take it in, as they do within a second. */
export async function settle({ pool, deps }: World): Promise<void> {
  await numberEvents(pool as unknown as RelaySession, [], 0, 10_000);
  for (let more = true; more; ) more = (await catchUp(deps.db)).more;
}

type Filters = Record<string, string | number>;

/** What a person finds, as the API answers. */
export function find(person: TestPerson, q: string, filters: Filters = {}): Promise<Found> {
  const query = new URLSearchParams({ q });
  for (const [name, value] of Object.entries(filters)) query.set(name, String(value));
  return ok<Found>(person.get(`/search?${query}`));
}

export const plain = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');
export const marked = (pieces: readonly Piece[]): string[] =>
  pieces.filter(({ match }) => match).map(({ text }) => text);

/** The excerpts of what a person finds, in order. */
export async function textsFound(person: TestPerson, q: string, filters: Filters = {}) {
  const { items } = await find(person, q, filters);
  return items.map(({ excerpt }) => plain(excerpt));
}
