import { cache } from '../app/query.ts';

/** A place on this site; anything else leads home. */
export const safePlace = (next: string | undefined): string =>
  next && /^\/(?![/\\])/.test(next) ? next : '/';

/** Goes in. The page is loaded anew, so that nothing of whoever was here before stays in memory. */
export function enter(next: string) {
  cache.clear();
  location.assign(next);
}
