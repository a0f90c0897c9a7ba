import { get } from '../app/fetch.ts';
import type { Card, CardList } from './views.ts';

type Waiting = { address: string; done(card: Card | null): void; fail(error: unknown): void };
/** As many as the server takes at once. */
const mostAtOnce = 20;
let waiting: Waiting[] = [];

/** Asks what a link leads to, together with the other links of the page; null for one without a card. */
export const loadCard = (address: string): Promise<Card | null> =>
  new Promise((done, fail) => {
    if (waiting.length === 0) setTimeout(askForAll);
    waiting.push({ address, done, fail });
  });

function askForAll() {
  const all = waiting;
  waiting = [];
  for (let at = 0; at < all.length; at += mostAtOnce) void askFor(all.slice(at, at + mostAtOnce));
}

async function askFor(some: readonly Waiting[]) {
  const query = new URLSearchParams(some.map(({ address }) => ['address', address]));
  try {
    const { items } = await get<CardList>(`/link-cards?${query}`);
    const cards = new Map(items.map((card) => [card.address, card]));
    for (const { address, done } of some) done(cards.get(address) ?? null);
  } catch (error) {
    for (const { fail } of some) fail(error); // each stays a link
  }
}
