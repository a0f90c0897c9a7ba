import { z } from 'zod';
import { sendDigest } from '../../src/digests/index.ts';
import { defineJob, type Jobs } from '../../src/platform/jobs.ts';

/** Assembles and sends one digest; what is still owed stands in the deliveries. */
export const mailDigest = defineJob({
  name: 'digests.mail-digest',
  concurrency: 5,
  attempts: 3,
  timeLimitMs: 150_000, // a slow mail server is given its time: who gives up in the middle leaves an unknown
  data: z.object({ deliveryId: z.uuid() }),
  async run(deps, { deliveryId }) {
    await sendDigest(deps, deliveryId);
  },
});

/** Asks for the mail of each delivery. Asked again while it waits or runs, it stays one job. */
export const askForMails = (jobs: Jobs, deliveryIds: readonly string[]): Promise<void> =>
  jobs.enqueueAll(
    mailDigest,
    deliveryIds.map((deliveryId) => ({ data: { deliveryId }, id: deliveryId })),
  );
