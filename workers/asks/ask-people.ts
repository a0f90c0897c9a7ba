import { askPeople, endOldCalls } from '../../src/asks/index.ts';
import { defineJob } from '../../src/platform/jobs.ts';

/** Every quarter of an hour, questions that nobody answered are taken to people, and what is over is ended. */
export const findHelp = defineJob({
  name: 'asks.ask-people',
  every: 15 * 60_000,
  timeLimitMs: 280_000,
  async run(deps, _occurrence, { signal }) {
    await endOldCalls(deps, signal);
    await askPeople(deps, signal);
  },
});
