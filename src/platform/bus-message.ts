import { z } from 'zod';

/**
 * What the relay publishes on the bus for each event, once for every subject it names; the channel is the subject.
 *
 * `data` is what the event was recorded with: identifiers. What readers see is loaded by the process that shows it.
 */
export const BusMessage = z.object({
  id: z.uuid(),
  type: z.string(),
  time: z.iso.datetime(),
  subject: z.string(),
  sequence: z.number().int().positive(),
  data: z.unknown(),
});
export type BusMessage = z.output<typeof BusMessage>;

/** The channel on which a process wakes the relay after a commit. No subject is called so: subjects hold a slash. */
export const relayChannel = 'relay';
