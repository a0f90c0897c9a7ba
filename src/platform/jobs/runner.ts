import { newId } from '../ids.ts';
import type { Job, JobDeps, Turn } from '../jobs.ts';
import { giveBackOwed, parkOwed, parkRequest, settleOwed, takeOwed } from './owed-jobs.ts';
import { type Outcome, processStops, type Taken } from './queues.ts';

/**
 * Runs one try of a job that an event or the time has made owed. The owed row says what it is about, counts the tries,
 * and goes when the job is done; after the last try it stays, parked, for staff to see. A try that was cut short because
 * its process stops is given back: any number of restarts parks nothing.
 */
export async function runOwed(deps: JobDeps, job: Job, { id, signal }: Taken): Promise<Outcome> {
  const key = { job: job.name, id };
  const runner = newId();
  const owed = await takeOwed(deps.db, key, runner);
  if (!owed) return 'done'; // done before, or parked: the queue did not know yet
  const { attempts: attempt, ...about } = owed;
  const last = attempt >= job.attempts;
  try {
    // A try beyond the last: those before it never came to an end, they took their process with them.
    if (attempt > job.attempts) throw new Error('every try ended with its process');
    await bounded(job, signal, (turn) => job.perform(deps, { id, ...about }, turn), attempt);
    await settleOwed(deps.db, key, runner);
    return 'done';
  } catch (error) {
    if (isCutShort(signal)) {
      await giveBackOwed(deps.db, key, runner);
      return 'again';
    }
    tell(deps, job, id, attempt, error, last);
    if (!last) return 'again';
    await parkOwed(deps.db, key, runner, describeFailure(error));
    return 'done';
  }
}

/** Runs one try of a job that `enqueue` asked for. Whoever asked keeps what is still to be done. */
export async function runRequest(deps: JobDeps, job: Job, taken: Taken): Promise<Outcome> {
  const { id, data, attempt, signal } = taken;
  const about = { id, type: job.name, time: deps.now(), data };
  try {
    await bounded(job, signal, (turn) => job.perform(deps, about, turn), attempt);
    return 'done';
  } catch (error) {
    if (isCutShort(signal)) return 'again';
    const last = attempt >= job.attempts;
    tell(deps, job, id, attempt, error, last);
    if (!last) return 'again';
    const key = { job: job.name, id };
    await parkRequest(deps.db, key, data, attempt, describeFailure(error));
    return 'done';
  }
}

/** Ends the wait when the time is up or the signal aborts, also for work that does not listen to its signal. */
async function bounded(
  job: Job,
  outer: AbortSignal,
  work: (turn: Turn) => Promise<void>,
  attempt: number,
): Promise<void> {
  const signal = AbortSignal.any([outer, AbortSignal.timeout(job.timeLimitMs)]);
  signal.throwIfAborted();
  const ended = new Promise<never>((_, refuse) => {
    signal.addEventListener('abort', () => refuse(new Error(`stopped: ${reasonOf(signal)}`)), {
      once: true,
    });
  });
  await Promise.race([work({ signal, attempt }), ended]);
}

const isCutShort = (signal: AbortSignal): boolean =>
  signal.aborted && reasonOf(signal) === processStops;

const reasonOf = ({ reason }: AbortSignal): string =>
  reason instanceof Error ? reason.message : String(reason);

function tell(
  { log }: JobDeps,
  job: Job,
  id: string,
  attempt: number,
  error: unknown,
  last: boolean,
): void {
  const told = { job: job.name, id, attempt, cause: describeFailure(error), at: framesOf(error) };
  if (last) log.error(told, 'a job was given up and parked');
  else log.warn(told, 'a job failed and will be tried again');
}

/** What went wrong, without values: a failed query or mail server quotes what people wrote, and who they are. */
export function describeFailure(error: unknown): string {
  let root = error;
  while (root instanceof Error && root.cause instanceof Error) root = root.cause;
  if (!(root instanceof Error)) return 'thrown: not an error';
  const code = 'code' in root && typeof root.code === 'string' ? ` ${root.code}` : '';
  const words = root.message.split('\n', 1)[0] ?? '';
  return `${root.name}${code}: ${words.replace(/[^\s<>]+@[^\s<>]+/g, '(address)')}`.slice(0, 300);
}

const framesOf = (error: unknown): string[] =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 5)
        .map((line) => line.trim())
    : [];
