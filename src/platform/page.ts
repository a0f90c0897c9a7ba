import { z } from 'zod';

/** `?limit` and `?cursor`, as every list takes them. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional(),
});
export type PageQuery = z.output<typeof PageQuery>;

/** A list as every list is answered: `next` continues it, or is null at the end. */
export const Page = <View extends z.ZodType>(view: View) =>
  z.object({ items: z.array(view), next: z.string().nullable() });
