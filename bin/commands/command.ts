import type { ParseArgsConfig } from 'node:util';

/** Where a command speaks and looks: the process, or a test. */
export type Surroundings = {
  env: NodeJS.ProcessEnv;
  /** Where files are looked for, and reports are written. */
  folder: string;
  now: () => Date;
  /** Answers, to standard output. */
  say(line: string): void;
  /** Progress and remarks, to standard error. */
  remark(line: string): void;
  /** Progress that the next one writes over, where standard error is a screen. */
  progress(line: string): void;
};

export type Options = NonNullable<ParseArgsConfig['options']>;
export type Given = {
  values: Record<string, string | boolean | undefined>;
  files: readonly string[];
};

export type Command = {
  /** What stands behind the name of the command: `FILE`, `--email E`. */
  usage: string;
  purpose: string;
  options: Options;
  /** How many words besides options it takes. */
  words: number;
  run(given: Given, around: Surroundings): Promise<void>;
};

/** Something that the person at the keyboard can mend; shown as it stands, with exit status 1. */
export class CommandRefused extends Error {
  override name = 'CommandRefused';
}

/** @throws `CommandRefused` when the option was not given */
export function required({ values }: Given, name: string): string {
  const value = values[name];
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw new CommandRefused(`--${name} is missing.`);
}

export const optional = ({ values }: Given, name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : undefined;
};
