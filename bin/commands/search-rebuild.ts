import { rebuildIndex } from '../../src/search/index.ts';
import type { Command } from './command.ts';
import { withDeps } from './with-deps.ts';

const number = new Intl.NumberFormat('en-US');

export const command: Command = {
  usage: '',
  purpose: `Empty the search and make it anew from what stands in the spaces.

Needed only when something has gone wrong: the workers keep it up by themselves, and look through everything each
night. Whoever searches meanwhile finds what is there so far. It may be run again when it was stopped.`,
  options: {},
  words: 0,
  run: (_, around) =>
    withDeps(around, async ({ db }) => {
      const never = new AbortController().signal;
      const indexed = await rebuildIndex(db, never, (count) =>
        around.progress(`${number.format(count)} posts`),
      );
      around.say(`${number.format(indexed)} posts can be found.`);
    }),
};
