import type { JobDeps } from '../../src/platform/jobs.ts';
import { catchUp } from '../../src/search/index.ts';
import { repeat } from '../repeat.ts';

const everyMs = 1_000;

/**
 * Lets the search find what was said, within a second or two. One process at a time does the work, and takes many
 * events in at once; a job for each post would cost the database more than finding it does.
 */
export const followTalk = (deps: Pick<JobDeps, 'db' | 'log'>): { stop(): Promise<void> } => {
  let stopped = false;
  const round = repeat(
    deps,
    everyMs,
    async () => {
      for (let more = true; more && !stopped; ) more = (await catchUp(deps.db)).more;
    },
    'the search is behind',
  );
  return {
    stop() {
      stopped = true;
      return round.stop();
    },
  };
};
