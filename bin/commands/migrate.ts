import { readConfig } from '../../src/config.ts';
import type { Command } from './command.ts';
import { bringUpToDate, withDatabase } from './with-deps.ts';

export const command: Command = {
  usage: '',
  purpose: 'Bring the tables up to date. Safe to repeat; several at once wait for each other.',
  options: {},
  words: 0,
  run: (_given, { env, say }) =>
    withDatabase(readConfig(env), async (url) => {
      await bringUpToDate(url);
      say('The tables are up to date.');
    }),
};
