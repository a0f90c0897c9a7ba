import { existsSync } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from '../../src/config.ts';
import { type Finding, good, mend, note } from './doctor-finding.ts';
import { dataFolder } from './with-deps.ts';

const gibibyte = 1024 ** 3;
const leastFree = gibibyte / 2;

/** Node, the disk and the time zones of this machine. */
export async function checkMachine(config: Config | undefined): Promise<Finding[]> {
  const folder = config && dataFolder(config);
  return [
    checkNode(process.versions.node),
    checkZones(),
    ...(folder ? await checkDisk(folder) : []),
  ];
}

/** @param version  such as `20.19.0` */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return good(`Node ${version}`);
  return mend(
    `Node ${version} is too old`,
    'Install Node 24, or 20.19 or later. `npx -y node@24` brings one.',
  );
}

function checkZones(): Finding {
  const noonInDenver = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/Denver',
    hour: 'numeric',
  });
  const knows = noonInDenver.format(new Date('2026-07-01T18:00:00Z')) === '12 PM';
  if (!knows)
    return mend(
      'Node knows no time zones',
      'Use a Node that was built with full ICU, such as that of nodejs.org.',
    );
  return good(`Time zones; this machine keeps ${Intl.DateTimeFormat().resolvedOptions().timeZone}`);
}

async function checkDisk(folder: string): Promise<Finding[]> {
  let nearest = folder;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  try {
    await access(nearest, constants.W_OK);
  } catch {
    return [
      mend(
        `${nearest} cannot be written to`,
        'Give this account the right to write there, or set DATA_FOLDER.',
      ),
    ];
  }
  const { bavail, bsize } = await statfs(nearest);
  const free = `${((bavail * bsize) / gibibyte).toFixed(1)} GiB free for ${folder}`;
  if (bavail * bsize >= leastFree) return [good(free)];
  return [mend(`Only ${free}`, 'Make room on this disk, or set DATA_FOLDER to a larger one.')];
}

/** The address and the keys. */
export function checkSettings(config: Config): Finding[] {
  return [checkAddress(config), checkKeys(config)];
}

function checkAddress({ publicUrl, production, PUBLIC_URL }: Config): Finding {
  const { protocol, hostname } = new URL(publicUrl);
  const local = hostname === 'localhost' || hostname.startsWith('127.') || hostname === '[::1]';
  if (production && local) {
    return note(
      `People reach Hallway at ${publicUrl}`,
      'Links in mail lead to this machine only. Set PUBLIC_URL to the address that others use.',
    );
  }
  if (production && protocol !== 'https:') {
    return mend(
      `PUBLIC_URL is ${publicUrl}`,
      'Sign-in needs https in production. Put a proxy with a certificate in front, and begin PUBLIC_URL with https://',
    );
  }
  return good(
    `People reach Hallway at ${publicUrl}${PUBLIC_URL ? '' : ' (PUBLIC_URL is not set)'}`,
  );
}

function checkKeys({ SECRET_KEYS, DATABASE_URL, REDIS_URL }: Config): Finding {
  if (SECRET_KEYS) return good(`Signing keys: ${SECRET_KEYS.length}`);
  if (DATABASE_URL && REDIS_URL) {
    return mend(
      'SECRET_KEYS is not set',
      'Every process must have the same keys. Make one with: node -e "console.log(crypto.randomBytes(32).toString(\'base64\'))"',
    );
  }
  return good('Signing key of this machine, kept in its data folder');
}
