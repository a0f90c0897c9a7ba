import { ConfigError } from '../../src/config.ts';
import { errorCode, isDatabaseAway } from '../../src/platform/db.ts';
import { Problem } from '../../src/platform/problem.ts';
import { CommandRefused } from './command.ts';

const doctor = 'For a look at everything: npm run --silent hallway -- doctor';

/** What happened, in words that say what to do. */
export function explain(error: unknown, env: NodeJS.ProcessEnv): string {
  if (error instanceof CommandRefused) return error.message;
  if (error instanceof ConfigError) {
    return `A setting has a value that Hallway cannot use.\n${error.message}`;
  }
  if (error instanceof Problem) return error.detail ?? `${error.kind.title}. ${error.kind.advice}`;
  if (error instanceof Error && error.name === 'Refusal') return error.message; // of the embedded PostgreSQL
  return ofFile(error) ?? ofDatabase(error, env) ?? unforeseen(error, env);
}

function ofFile(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('path' in error)) return undefined;
  switch (errorCode(error)) {
    case 'ENOENT':
      return `There is no file ${error.path}.`;
    case 'EISDIR':
      return `${error.path} is a folder; name a file.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${error.path} cannot be opened: permission is missing.`;
    case 'ENOSPC':
      return `The disk is full: ${error.path} could not be written.`;
  }
  return undefined;
}

function ofDatabase(error: unknown, env: NodeJS.ProcessEnv): string | undefined {
  const where = `PostgreSQL at ${addressOf(env.DATABASE_URL)}`;
  switch (errorCode(error)) {
    case '28P01':
    case '28000':
      return `${where} does not accept the account of DATABASE_URL. Correct the name or the password.`;
    case '3D000':
      return `${where} has no database of that name. Create it, or correct DATABASE_URL.`;
    case '42P01':
    case '42703':
      return `The tables of ${where} are not up to date. Run: npm run --silent hallway -- migrate`;
    case '42501':
      return `The account of DATABASE_URL may not do this at ${where}.`;
    case '53100':
      return `The disk of ${where} is full.`;
  }
  if (!isDatabaseAway(error)) return undefined;
  return `${where} cannot be reached. Start it, or correct DATABASE_URL.\n${doctor}`;
}

/** Host, port and database; the password is nobody's business. */
function addressOf(url: string | undefined): string {
  if (!url || !URL.canParse(url)) return 'its address';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function unforeseen(error: unknown, env: NodeJS.ProcessEnv): string {
  const { message, stack, cause } = Object(error) as Partial<Error>;
  if (env.LOG_LEVEL === 'debug' && stack !== undefined) return stack;
  const { message: deeper } = Object(cause) as Partial<Error>; // a query's own words, without its values
  return `This did not work: ${deeper ?? message ?? String(error)}\nLOG_LEVEL=debug shows where. ${doctor}`;
}
