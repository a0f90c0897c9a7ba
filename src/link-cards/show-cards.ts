import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import type { CardOffer, FoundCard } from './offer.ts';
import { readAddress } from './rules.ts';
import type { CardView } from './schemas.ts';

/** The cards of these addresses for one reader: each offer is asked once for all of its own. */
export async function showCards(
  deps: Deps,
  offers: readonly CardOffer[],
  actor: Actor,
  addresses: readonly string[],
): Promise<{ items: CardView[] }> {
  const wanted = [...new Set(addresses)].flatMap((address) => {
    const named = readAddress(address, deps.publicUrl);
    return named ? [{ address, ...named }] : [];
  });
  const findOf = async ({ path, find }: CardOffer): Promise<[string, FoundCard][]> => {
    const ids = new Set(wanted.filter((one) => one.path === path).map(({ id }) => id));
    const found = ids.size > 0 ? await find(deps, actor, [...ids]) : [];
    return found.map((card) => [`${path}/${card.id}`, card]);
  };
  const cards = new Map((await Promise.all(offers.map(findOf))).flat());
  const kinds = new Map(offers.map(({ path, kind }) => [path, kind]));
  const items = wanted.flatMap(({ address, path, id }) => {
    const card = cards.get(`${path}/${id}`);
    const kind = kinds.get(path);
    return card && kind ? [{ ...card, address, kind }] : [];
  });
  return { items };
}
