import { closeRounds } from '../../src/check-ins/index.ts';
import { defineJob } from '../../src/platform/jobs.ts';

/** Each minute, the rounds whose time is over are settled. They take no answers from that time on, also before it runs. */
export const closeDueRounds = defineJob({
  name: 'check-ins.close-rounds',
  every: 60_000,
  run: async (deps) => {
    await closeRounds(deps);
  },
});
