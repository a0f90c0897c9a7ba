import { retryParked } from '../../src/platform/jobs/owed-jobs.ts';
import { type Command, CommandRefused, required } from './command.ts';
import { withDeps } from './with-deps.ts';

export const command: Command = {
  usage: '--job JOB --id ID',
  purpose: 'Try a parked job again, from its first try. "hallway jobs parked" shows both words.',
  options: { job: { type: 'string' }, id: { type: 'string' } },
  words: 0,
  run(given, around) {
    const key = { job: required(given, 'job'), id: required(given, 'id') };
    return withDeps(around, async ({ db }) => {
      if (!(await retryParked(db, key)))
        throw new CommandRefused('No such job is parked, or only who asked for it can ask again.');
      around.say('It will be tried again within half a minute, where workers run.');
    });
  },
};
