import css from './link-cards.module.css';

/** What has cards; other addresses stay links. */
const thing = /^\/(topics|posts|spaces|people)\/[0-9a-f-]{36}\/?$/;
/** In one post; further ones stay links. */
const mostInOne = 5;

/** Whether it is worth looking: most posts hold no such link. */
export const mayHoldPlaces = (html: string): boolean => html.includes(`href="${location.origin}/`);

/**
 * Finds the lines that are nothing but a link to something here, and keeps room for a card in each: in the link itself,
 * with its words in a piece of their own that the card takes the place of.
 */
export function findPlaces(area: HTMLElement): HTMLAnchorElement[] {
  const alone = [...area.querySelectorAll<HTMLAnchorElement>(':scope > p > a:only-child')];
  const places = alone
    .filter((link) => link.textContent === link.parentElement?.textContent)
    .filter((link) => link.origin === location.origin && thing.test(link.pathname))
    .slice(0, mostInOne);
  for (const link of places) {
    if (link.classList.contains(css.place ?? '')) continue;
    const words = document.createElement('span');
    words.append(...link.childNodes);
    link.append(words);
    link.classList.add(css.place ?? '');
  }
  return places;
}
