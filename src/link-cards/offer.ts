import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import type { CardView } from './schemas.ts';

export type FoundCard = { id: string } & Pick<CardView, 'title' | 'place' | 'by' | 'count'>;

/** What a capability hands in so that links to its things are shown as cards. */
export type CardOffer = {
  /** The first part of its addresses: `topics` for `/topics/<id>`. */
  path: string;
  kind: CardView['kind'];
  /** The cards of those that this person may open now and that are not confidential; one statement, whatever their number. */
  find(deps: Pick<Deps, 'db' | 'now'>, actor: Actor, ids: readonly string[]): Promise<FoundCard[]>;
};
