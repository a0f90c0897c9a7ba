import { findParked } from '../../src/platform/jobs/owed-jobs.ts';
import type { Command } from './command.ts';
import { withDeps } from './with-deps.ts';

const mostShown = 1_000;

export const command: Command = {
  usage: '',
  purpose: 'Show the jobs that were given up after their last try, and why, the oldest first.',
  options: {},
  words: 0,
  run: (_given, around) =>
    withDeps(around, async ({ db }) => {
      const parked = await findParked(db, mostShown);
      for (const { job, id, attempts, parkedAt, error } of parked)
        around.say(`${parkedAt?.toISOString()}  ${job}  ${id}  ${attempts} tries  ${error}`);
      around.remark(parked.length === 0 ? 'No job is parked.' : `${parked.length} parked.`);
    }),
};
