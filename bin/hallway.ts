import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runCommand } from './commands/run-command.ts';

/** The command line of Hallway: `npm run --silent hallway -- <command>`. */
const beside = import.meta.url.includes('/dist/') ? '../../.env' : '../.env';
const settings = fileURLToPath(new URL(beside, import.meta.url));
if (existsSync(settings)) process.loadEnvFile(settings);

const { stdout, stderr } = process;
let overwritable = 0;
const clear = () => (overwritable > 0 ? `\r${' '.repeat(overwritable)}\r` : '');

process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  folder: process.env.INIT_CWD ?? process.cwd(), // npm changes into the project; the person stands elsewhere
  now: () => new Date(),
  say: (line) => void stdout.write(`${line}\n`),
  remark: (line) => {
    stderr.write(`${clear()}${line}\n`);
    overwritable = 0;
  },
  progress: (line) => {
    if (!stderr.isTTY) return void stderr.write(`${line}\n`);
    stderr.write(`${clear()}${line}`);
    overwritable = line.length;
  },
});
if (overwritable > 0) stderr.write('\n');
