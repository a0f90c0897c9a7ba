import { findOverdue, giveUpStale } from '../../src/digests/index.ts';
import { defineJob } from '../../src/platform/jobs.ts';
import { markAbandoned } from '../../src/platform/mail/deliveries-steps.ts';
import { askForMails } from './send-digest.ts';

const most = 5_000;

/**
 * Comes back to mail that was left lying: what a dead process left uncertain is shown as unknown, and what is safe to
 * send and older than a minute is asked for again, also after the queue was emptied.
 */
export const sweepDeliveries = defineJob({
  name: 'digests.sweep-deliveries',
  every: 60_000,
  async run({ db, jobs, log }) {
    const unknown = await markAbandoned(db);
    if (unknown > 0) log.warn({ unknown }, 'mail: nobody can tell whether these arrived');
    await giveUpStale(db);
    await askForMails(jobs, await findOverdue(db, { limit: most, graceSeconds: 60 }));
  },
});
