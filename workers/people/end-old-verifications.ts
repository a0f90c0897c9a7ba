import { endOldVerifications } from '../../src/people/index.ts';
import { defineJob } from '../../src/platform/jobs.ts';

/** Once a day, verifications that are a year old end, and are to be renewed. */
export const endVerifications = defineJob({
  name: 'people.end-verifications',
  every: 24 * 3_600_000,
  async run(deps, _occurrence, { signal }) {
    let ended = 1;
    while (ended > 0 && !signal.aborted) ended = await endOldVerifications(deps);
  },
});
