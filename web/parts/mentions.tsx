import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { get } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import css from './mentions.module.css';

type Named = { id: string; name: string; district: string | null };
type Answer = { items: Named[]; facilitatorsCount: number };
/** Everyone who looks after the space, by the word that asks them. */
type Facilitators = { id: 'facilitators'; word: string; count: number };
export type MentionPlace = {
  /** Where names are found: below `/api`, `?prefix=` is added. */
  from: string | undefined;
  /** Whether what is written can ask whoever looks after the space. */
  asksFacilitators: boolean;
};
type Writing = { text: string; write(next: string): void };

/** The words after the `@` that stands before the cursor, if there is one. */
export function mentionBefore(
  text: string,
  cursor: number,
): { from: number; search: string } | null {
  const found = /(?:^|\s)@([\p{L}\p{M}'’.-]{1,30}(?: [\p{L}\p{M}'’.-]{0,30})?)$/u.exec(
    text.slice(0, cursor),
  );
  const search = found?.[1];
  return search === undefined ? null : { from: cursor - search.length - 1, search };
}

/** Offers names after `@`, and writes the chosen one so that the server knows whom it means. */
export function useMentions(
  area: RefObject<HTMLTextAreaElement | null>,
  writing: Writing,
  { from: path, asksFacilitators }: MentionPlace,
) {
  const say = useSay();
  const id = useId();
  const [asked, setAsked] = useState<{ from: number; search: string } | null>(null);
  const [at, setAt] = useState(0);
  const { data } = useQuery({
    queryKey: ['mentions', path, asked?.search],
    queryFn: ({ signal }) =>
      get<Answer>(`${path}?prefix=${encodeURIComponent(asked?.search ?? '')}`, signal),
    enabled: asked !== null && path !== undefined,
    staleTime: 60_000,
  });
  const all: Facilitators = {
    ...{ id: 'facilitators', word: say('write.facilitators') },
    count: asksFacilitators ? (data?.facilitatorsCount ?? 0) : 0,
  };
  const isMeant = asked && all.count > 0 && all.word.startsWith(asked.search.toLowerCase());
  const people = asked ? (data?.items ?? []).slice(0, 6) : [];
  const names = isMeant ? [all, ...people] : people;

  const look = () => {
    const box = area.current;
    setAt(0);
    setAsked(box && path ? mentionBefore(box.value, box.selectionStart) : null);
  };
  const choose = (chosen: Named | Facilitators) => {
    const box = area.current;
    if (!asked || !box) return;
    const mention = 'word' in chosen ? `@${chosen.word} ` : `@[${chosen.name}](${chosen.id}) `;
    const cursor = asked.from + mention.length;
    writing.write(
      writing.text.slice(0, asked.from) + mention + writing.text.slice(box.selectionStart),
    );
    setAsked(null);
    box.focus();
    requestAnimationFrame(() => {
      if (document.activeElement === box) box.setSelectionRange(cursor, cursor); // else they have left it already
    });
  };
  /** @returns  whether the key was for the list of names */
  const steer = (event: KeyboardEvent): boolean => {
    const person = names[at];
    if (!person) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((at + step + names.length) % names.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(person);
    else if (event.key === 'Escape') setAsked(null);
    else return false;
    event.preventDefault();
    return true;
  };
  const open = names.length > 0;
  const tie = open
    ? {
        'aria-controls': id,
        'aria-activedescendant': `${id}-${at}`,
        'aria-autocomplete': 'list' as const,
      }
    : {};
  return { id, names, at, look, choose, steer, tie };
}

export function MentionList({
  id,
  names,
  at,
  choose,
}: Pick<ReturnType<typeof useMentions>, 'id' | 'names' | 'at' | 'choose'>) {
  const say = useSay();
  if (names.length === 0) return null;
  return (
    <div
      className={css.list}
      role="listbox"
      id={id}
      aria-label={say('write.mention')}
      tabIndex={-1}
    >
      {names.map((person, index) => (
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className={css.name}
          onPointerDown={(event) => {
            event.preventDefault();
            choose(person);
          }}
        >
          <Choice of={person} />
        </div>
      ))}
    </div>
  );
}

function Choice({ of: chosen }: { of: Named | Facilitators }) {
  const say = useSay();
  if (!('word' in chosen)) {
    return (
      <>
        <Avatar person={chosen} small />
        <span>
          <b>{chosen.name}</b> <span className="tiny">{chosen.district}</span>
        </span>
      </>
    );
  }
  return (
    <>
      <Icon name="people" />
      <span>
        <b>@{chosen.word}</b>{' '}
        <span className="tiny">{say('write.facilitatorsCount', { count: chosen.count })}</span>
      </span>
    </>
  );
}
