import { and, eq, inArray } from 'drizzle-orm';
import { districts } from '../districts/index.ts';
import type { CardOffer } from '../link-cards/index.ts';
import { isHere, unblocked } from './list-people.ts';
import { persons } from './tables.ts';

/** Of people as the directory finds them: who is here, and has no block with the reader. */
export const personCards: CardOffer = {
  ...{ path: 'people', kind: 'person' },
  find: async ({ db, now }, actor, ids) => {
    const found = await db
      .select({ id: persons.id, title: persons.name, place: districts.name })
      .from(persons)
      .leftJoin(districts, eq(districts.id, persons.districtId))
      .where(and(inArray(persons.id, [...ids]), isHere(now()), unblocked(db, actor)));
    return found.map((card) => ({ ...card, by: null, count: null }));
  },
};
