import { z } from 'zod';

export const cardKinds = ['topic', 'post', 'space', 'person'] as const;
/** So many addresses in one question. */
export const mostCards = 20;

const Address = z.string().max(300);
export const CardQuery = z.strictObject({
  /** The whole address, as it stands in the link; several of them, one after another. */
  address: z.union([Address.transform((one) => [one]), z.array(Address).min(1).max(mostCards)]),
});

export const CardView = z.object({
  address: z.string(),
  kind: z.enum(cardKinds),
  title: z.string(),
  /** The space that it stands in, or somebody's district. */
  place: z.string().nullable(),
  /** Whose words it is. */
  by: z.string().nullable(),
  /** Replies of a topic, members of a space. */
  count: z.int().nullable(),
});
export type CardView = z.output<typeof CardView>;

/** In the order of the question; an address without a card is not among them, for whatever reason. */
export const CardList = z.object({ items: z.array(CardView) });
