import '../app/more-words.ts';
import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect } from 'react';
import { createPortal } from 'react-dom';
import { useSay } from '../app/language.tsx';
import { classes } from '../parts/classes.ts';
import hues from '../parts/hues.module.css';
import { Icon } from '../parts/icon.tsx';
import css from './link-cards.module.css';
import { loadCard } from './load-card.ts';
import type { Card } from './views.ts';

/** Puts a card into each of these links that has one; the others stay what they are. */
export const LinkCards = ({ places }: { places: readonly HTMLAnchorElement[] }) =>
  places.map((link, index) => createPortal(<InLink link={link} />, link, `${index} ${link.href}`));

function InLink({ link }: { link: HTMLAnchorElement }) {
  const { data: card } = useQuery({
    queryKey: ['link-cards', link.href],
    queryFn: () => loadCard(link.href),
    retry: false,
    staleTime: 60_000,
  });
  const isShown = Boolean(card);
  useLayoutEffect(() => {
    link.classList.toggle(css.shown ?? '', isShown);
  }, [link, isShown]);
  return card ? <CardWords card={card} /> : null;
}

const looks = {
  topic: { icon: 'talk', hue: 'sky' },
  post: { icon: 'quote', hue: 'plum' },
  space: { icon: 'home', hue: 'pine' },
  person: { icon: 'people', hue: 'gold' },
} as const;

function CardWords({ card: { kind, title, place, by, count } }: { card: Card }) {
  const say = useSay();
  const { icon, hue } = looks[kind];
  const counted = kind === 'topic' || kind === 'space' ? kind : null;
  return (
    <>
      <span className={classes(css.icon, hues[hue])}>
        <Icon name={icon} />
      </span>
      <span className={css.words}>
        <span className={css.about}>
          {place === null ? say(`card.${kind}`) : say(`card.${kind}.in`, { place })}
        </span>{' '}
        <b className={css.title}>{title}</b>{' '}
        <span className={css.about}>
          {by !== null && <span>{say('card.by', { name: by })}</span>}{' '}
          {counted && count !== null && <span>{say(`card.${counted}.count`, { count })}</span>}
        </span>
      </span>
    </>
  );
}
