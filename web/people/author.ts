import type { Key, Say } from '../app/language.tsx';
import type { Author } from './views.ts';

/** Who wrote something; nobody in particular, when they have left Hallway. */
export const authorName = (author: Author | null, say: Say): string =>
  author?.name ?? say('people.former');

type Written = { author: Author | null; pseudonym: string | null };

/** Who wrote something under their name or, where they asked anonymously, the pseudonym in the reader's language. */
export const writerName = ({ author, pseudonym }: Written, say: Say): string =>
  pseudonym === null ? authorName(author, say) : pseudonymOf(pseudonym, say);

/** `quiet-heron`, as people say it. */
export function pseudonymOf(pseudonym: string, say: Say): string {
  const [quality, animal] = pseudonym.split('-').map((word) => say(`pseudonym.${word}` as Key));
  return say('pseudonym.name', { quality: quality ?? '', animal: animal ?? '' });
}

export const firstName = (author: Author | null, say: Say): string =>
  author?.name.split(' ')[0] ?? say('people.former');
