import { parseArgs } from 'node:util';
import { type Command, CommandRefused, type Surroundings } from './command.ts';
import { explain } from './explain.ts';
import { commands } from './index.ts';

const call = 'npm run --silent hallway --';

/**
 * Runs the command that the words name.
 *
 * @returns the exit status: 0, or 1 after one plain message
 */
export async function runCommand(words: readonly string[], around: Surroundings): Promise<number> {
  try {
    await obey(words, around);
    return 0;
  } catch (error) {
    around.remark(explain(error, around.env));
    return 1;
  }
}

async function obey(words: readonly string[], around: Surroundings): Promise<void> {
  const helpIsWanted = words.includes('--help') || words.includes('-h');
  const name = [...commands.keys()].find((known) => startsWith(words, known));
  if (name === undefined) {
    const first = words.find((word) => !word.startsWith('-'));
    if (helpIsWanted || first === undefined) return around.say(await overview());
    throw new CommandRefused(`There is no command “${first}”.\n\n${await overview()}`);
  }
  const load = commands.get(name);
  if (!load) throw new CommandRefused(`There is no command “${name}”.`);
  const { command } = await load();
  if (helpIsWanted) return around.say(help(name, command));
  await command.run(given(words.slice(name.split(' ').length), name, command), around);
}

const startsWith = (words: readonly string[], name: string): boolean =>
  name.split(' ').every((word, at) => words[at] === word);

function given(args: readonly string[], name: string, command: Command) {
  const hint = `\nUsage: ${call} ${name} ${command.usage}`;
  try {
    const { options } = command;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals.length === command.words) {
      return { values: values as Record<string, string | boolean | undefined>, files: positionals };
    }
    const fault = positionals.length < command.words ? 'A file is missing.' : 'That is too much.';
    throw new CommandRefused(fault + hint);
  } catch (error) {
    if (error instanceof CommandRefused) throw error;
    const [reason = ''] = (error as Error).message.split('. ');
    throw new CommandRefused(`${reason.replace(/\.$/, '')}.${hint}`);
  }
}

function help(name: string, { usage, purpose }: Command): string {
  return `${purpose}\n\nUsage: ${call} ${name} ${usage}`;
}

async function overview(): Promise<string> {
  const lines: string[] = [];
  for (const [name, load] of commands) {
    const { command } = await load();
    const [summary = ''] = command.purpose.split('\n');
    lines.push(`  ${`${name} ${command.usage}`.trimEnd()}\n      ${summary}`);
  }
  return `Commands, after ${call}\n\n${lines.join('\n')}\n\n--help behind a command tells more.`;
}
