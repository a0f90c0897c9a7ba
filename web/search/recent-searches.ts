const place = 'searches';
const most = 6;

/** What was looked for on this device, the latest first. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, most) : [];
  } catch {
    return []; // storage is switched off, or holds something else: then there are none
  }
}

export function rememberSearch(words: string) {
  const others = recentSearches().filter((one) => one !== words);
  try {
    localStorage.setItem(place, JSON.stringify([words, ...others].slice(0, most)));
  } catch {
    // Storage is switched off: the search works without.
  }
}

export const forgetSearches = () => localStorage.removeItem(place);
