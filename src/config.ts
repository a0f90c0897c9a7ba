import { join } from 'node:path';
import { z } from 'zod';

const Port = z.coerce.number().int().min(0).max(65_535);
const Flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((word) => word === 'true' || word === '1');
const Url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `expected an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  });
const Keys = z
  .string()
  .transform((text) => text.split(',').map((key) => Buffer.from(key.trim(), 'base64')))
  .refine((keys) => keys.every((key) => key.length >= 16), {
    error:
      'expected base64 of 16 random bytes or more, several keys parted by commas, the current one first',
  });

/** Every setting of Hallway, by the name of its variable. */
const Environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: Port.default(3000),
  PUBLIC_URL: Url('http:', 'https:').optional(),
  TRUST_PROXY: z.string().min(1).optional(),
  DATABASE_URL: Url('postgres:', 'postgresql:').optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16),
  REDIS_URL: Url('redis:', 'rediss:').optional(),
  SMTP_URL: Url('smtp:', 'smtps:').optional(),
  MAIL_FROM: z.string().min(3).max(200).default('Hallway <hallway@localhost>'),
  MAIL_REPLY_TO: z.email().optional(),
  POSTAL_ADDRESS: z.string().max(200).default(''),
  SECRET_KEYS: Keys.optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  DATA_FOLDER: z.string().min(1).default('.data'),
  FILES_FOLDER: z.string().min(1).optional(),
  FILES_S3_URL: Url('http:', 'https:').optional(),
  FILES_S3_REGION: z.string().min(1).default('us-east-1'),
  FILES_S3_KEY_ID: z.string().min(1).optional(),
  FILES_S3_SECRET: z.string().min(1).optional(),
  FILE_MEGABYTES: z.coerce.number().int().min(1).max(100).default(20),
  FILES_PER_PERSON_MEGABYTES: z.coerce.number().int().min(1).max(1_000_000).default(500),
  RATE_LIMITS: Flag.default(true),
  PRIVATE_ISSUERS: Flag.default(false),
});

export type Config = z.output<typeof Environment> & {
  publicUrl: string;
  production: boolean;
  /** Where files lie. */
  files: Files;
  fileLimits: { mostFileBytes: number; quotaBytes: number };
};
type Files = {
  folder: string;
  bucket?: { url: string; region: string; keyId: string; secret: string };
};

/** A variable has a value that Hallway cannot use. The message names it and says what is expected. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads the settings, once. The only reader of `process.env`; a variable that is set to nothing counts as not set.
 *
 * @throws `ConfigError` naming every variable whose value is wrong
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = Environment.safeParse(given);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(lines.join('\n'));
  }
  const production = read.data.NODE_ENV === 'production';
  if (production) refuseIncomplete(read.data);
  const publicUrl = (read.data.PUBLIC_URL ?? addressOf(read.data)).replace(/\/+$/, '');
  const fileLimits = {
    mostFileBytes: read.data.FILE_MEGABYTES * 1024 * 1024,
    quotaBytes: read.data.FILES_PER_PERSON_MEGABYTES * 1024 * 1024,
  };
  return { ...read.data, publicUrl, production, files: filesOf(read.data), fileLimits };
}

function filesOf(settings: z.output<typeof Environment>): Files {
  const folder = settings.FILES_FOLDER ?? join(settings.DATA_FOLDER, 'files');
  const { FILES_S3_URL: url, FILES_S3_REGION: region } = settings;
  if (url === undefined) return { folder };
  const { FILES_S3_KEY_ID: keyId, FILES_S3_SECRET: secret } = settings;
  if (keyId === undefined || secret === undefined) {
    throw new ConfigError('FILES_S3_KEY_ID, FILES_S3_SECRET: must be set beside FILES_S3_URL');
  }
  return { folder, bucket: { url, region, keyId, secret } };
}

/** The address that a browser on this machine opens. */
function addressOf({ HOST: host, PORT: port }: z.output<typeof Environment>): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function refuseIncomplete(settings: z.output<typeof Environment>): void {
  const needed = ['PUBLIC_URL', 'DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'SECRET_KEYS'] as const;
  const missing = needed.filter((name) => settings[name] === undefined);
  if (missing.length === 0) return;
  throw new ConfigError(missing.map((name) => `${name}: must be set in production`).join('\n'));
}

/**
 * Refuses to start a process beside others without what all of them share. The keys too: two machines would each make
 * their own, and neither would believe what the other signed or sealed.
 *
 * @param who  as a person would say it: `an API process`
 */
export function refuseAlone(config: Config, who: string): void {
  const needed = ['DATABASE_URL', 'REDIS_URL', 'SECRET_KEYS'] as const;
  const missing = needed.filter((name) => config[name] === undefined);
  if (missing.length === 0) return;
  const lines = missing.map((name) => `${name}: ${who} of its own needs it`);
  throw new ConfigError([...lines, '"npm start" runs everything in one process.'].join('\n'));
}
