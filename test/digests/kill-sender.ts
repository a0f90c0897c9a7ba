import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isNotNull, sql } from 'drizzle-orm';
import { deliveries } from '../../src/platform/mail/deliveries.ts';
import { markAbandoned } from '../../src/platform/mail/deliveries-steps.ts';
import { mondayMorning, type openPostOffice } from './post-office.ts';

type PostOffice = Awaited<ReturnType<typeof openPostOffice>>;
const program = fileURLToPath(new URL('./sending-process.ts', import.meta.url));

/** How many mails the process has under way at most. */
export const atOnce = 5;

/** Runs a sending process until it is done, or until it is time, and then kills it with -9. */
export async function runSender(
  office: PostOffice,
  how: 'ours' | 'naive',
  isTime: () => boolean = () => false,
): Promise<void> {
  const words = [how, office.databaseUrl, office.inbox.url, mondayMorning.toISOString()];
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...words], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(child, 'exit');
  while (child.exitCode === null && !isTime()) await pause(2);
  child.kill('SIGKILL');
  await gone;
}

/** As half a minute after the death of the process: its leases are over. */
export async function letLeasesEnd({ deps: { db } }: PostOffice): Promise<void> {
  const over = { leaseUntil: sql`now() - interval '1 second'` };
  await db.update(deliveries).set(over).where(isNotNull(deliveries.leaseUntil));
  await markAbandoned(db);
}
