import { seedDemonstration } from '../seed.ts';
import { type Command, CommandRefused } from './command.ts';
import { withDeps } from './with-deps.ts';

export const command: Command = {
  usage: '',
  purpose: `Write the demonstration network: invented people of invented districts, and a week of their talk.

For trying Hallway and working on it; refused in production, where anybody could sign in as these people.`,
  options: {},
  words: 0,
  run: (_given, around) =>
    withDeps(around, async (deps, config) => {
      if (config.production) {
        throw new CommandRefused('The demonstration network is not for production (NODE_ENV).');
      }
      const written = await seedDemonstration(deps);
      around.say(
        written
          ? 'The demonstration network is there.'
          : 'It was there already; nothing was changed.',
      );
    }),
};
