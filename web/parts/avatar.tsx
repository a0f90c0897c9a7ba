import css from './avatar.module.css';
import { classes } from './classes.ts';
import hues from './hues.module.css';
import type { Hue } from './tag.tsx';

export type Face = { id: string; name: string };

const all: Hue[] = ['pine', 'sky', 'plum', 'brick', 'gold'];

/** The same person has the same colour everywhere, and no one chooses it. */
export function hueOf(id: string): Hue {
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return all[sum % all.length] ?? 'pine';
}

/** First letters of the first and the last name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** Initials on a soft hue. Decoration: the name always stands beside it. Null: a former member. */
export const Avatar = ({ person, small = false }: { person: Face | null; small?: boolean }) => (
  <span
    className={classes(css.avatar, person ? hues[hueOf(person.id)] : css.gone, small && css.small)}
    aria-hidden="true"
  >
    {person && initialsOf(person.name)}
  </span>
);

export const AvatarStack = ({ people }: { people: Face[] }) => (
  <span className={css.stack}>
    {people.map((person) => (
      <Avatar key={person.id} person={person} small />
    ))}
  </span>
);
