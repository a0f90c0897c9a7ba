import { z } from 'zod';

/** A moment: RFC 3339 with `Z` on the wire, a `Date` in the code. */
export const Instant = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});
