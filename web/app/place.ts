import { makeStore, useStore } from './store.ts';

/** Where the reader is: the path, and what stands behind `?`. */
export type Place = { path: string; search: URLSearchParams };

const read = (): Place => ({
  path: location.pathname,
  search: new URLSearchParams(location.search),
});

export const place = makeStore<Place>(read());
export const usePlace = (): Place => useStore(place);

/** Goes to an address of this app, without loading the page anew. */
export function go(to: string, { replace = false } = {}) {
  const samePath = new URL(to, location.href).pathname === location.pathname;
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  place.set(read());
  if (!samePath) window.scrollTo(0, 0);
}

/** Addresses that the server answers itself, with pages of its own. */
const elsewhere = /^\/(api|dev|problems|calendar|unsubscribe|certificates|health)(\/|$)/;

/** Follows the links of this app without loading the page anew, also those in what people wrote. */
function follow(event: MouseEvent) {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
  if (!link || link.target || link.download || link.origin !== location.origin) return;
  const isHere = link.pathname === location.pathname && link.hash !== '';
  if (isHere || elsewhere.test(link.pathname)) return;
  event.preventDefault();
  go(link.href);
}

document.addEventListener('click', follow);
window.addEventListener('popstate', () => place.set(read()));
