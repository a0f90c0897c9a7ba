import type { z } from 'zod';
import { type EventKind, findTogether, type Happening } from './events.ts';
import type { FileDeps } from './file-store.ts';
import type { JobQueues } from './jobs/queues.ts';
import type { Mailer } from './mailer.ts';

/** What a job is handed, besides what it is about. */
export type JobDeps = FileDeps & { mailer: Mailer; jobs: Jobs };

export type Turn = {
  /** Aborts when the time is up, when another worker has taken the job over, and when the process must stop. */
  signal: AbortSignal;
  /** 1 on the first try. */
  attempt: number;
};

/** A scheduled time that has come. After a pause only the last one is made up for. */
export type Occurrence = { id: string; time: Date };

type Settings = {
  /** Capability, dot, what it does: `visits.mail-booking`. Names its queue, so that no job waits behind another. */
  name: string;
  /** How many of them one process does at once; 4 unless told. */
  concurrency?: number;
  /** How often it is tried before it is parked for staff to see; 8 unless told. */
  attempts?: number;
  /** The wait before the second try, doubled for each one after; 1 s unless told. */
  backoffMs?: number;
  /** The longest that one try may take; 60 s unless told. */
  timeLimitMs?: number;
};

/** A declared job, as the machinery sees it. */
export type Job<Data extends z.ZodType = z.ZodType> = Required<Settings> & {
  on: readonly EventKind[];
  /** Once for all events of a round of the relay, in place of once for each. */
  together: boolean;
  everyMs: number | undefined;
  data: Data | undefined;
  perform(deps: JobDeps, about: Happening, turn: Turn): Promise<void>;
};

type HappeningOf<Kind> = Kind extends EventKind<infer Schema> ? Happening<z.output<Schema>> : never;

type OnEvent<Kind extends EventKind, On> = Settings & {
  on: On;
  run(deps: JobDeps, happening: HappeningOf<Kind>, turn: Turn): Promise<void>;
};
type OnEvents<Kind extends EventKind, Together> = Settings & {
  together: Together;
  run(deps: JobDeps, happenings: HappeningOf<Kind>[], turn: Turn): Promise<void>;
};
type OnTime = Settings & {
  /** Milliseconds, counted from midnight UTC of 1 January 1970 by PostgreSQL's clock. */
  every: number;
  run(deps: JobDeps, occurrence: Occurrence, turn: Turn): Promise<void>;
};
type OnRequest<Data extends z.ZodType> = Settings & {
  /** Identifiers only: queues keep it in the clear. */
  data: Data;
  run(deps: JobDeps, data: z.output<Data>, turn: Turn): Promise<void>;
};

const usual = { concurrency: 4, attempts: 8, backoffMs: 1_000, timeLimitMs: 60_000 };

/**
 * Declares a job: a shell that looks the present state up, asks the capability, and sends. It may run twice for the
 * same id, so it must be safe to repeat; what was true when it was owed may no longer be.
 *
 * `on`: once for each event of these kinds. `together`: once for all events of these kinds that were handed on at a time,
 * which is what many events of a busy moment cost least. `every`: once each time, however many processes run.
 * `data`: when `jobs.enqueue` asks for it.
 */
export function defineJob<Kind extends EventKind>(job: OnEvent<Kind, Kind>): Job;
export function defineJob<Kind extends EventKind>(job: OnEvent<Kind, readonly Kind[]>): Job;
export function defineJob<Kind extends EventKind>(job: OnEvents<Kind, readonly Kind[]>): Job;
export function defineJob(job: OnTime): Job;
export function defineJob<Data extends z.ZodType>(job: OnRequest<Data>): Job<Data>;
export function defineJob(
  job: Settings & (Loose | LooseTogether | { every: number } | { data: z.ZodType }),
): Job {
  if (!/^[a-z-]+\.[a-z-]+$/.test(job.name))
    throw new RangeError(`not a name for a job: ${job.name}`);
  const run = (job as Loose).run.bind(job);
  const together = 'together' in job;
  const on: EventKind[] = together ? [...job.together] : 'on' in job ? [job.on].flat() : [];
  const data = 'data' in job ? job.data : undefined;
  const perform: Job['perform'] = async (deps, about, turn) => {
    if (data) return run(deps, data.parse(about.data), turn);
    if (together) return run(deps, await happeningsWith(deps, on, about.id), turn);
    const kind = on.find(({ type }) => type === about.type);
    await run(deps, kind ? { ...about, data: kind.data.parse(about.data) } : about, turn);
  };
  const everyMs = 'every' in job ? job.every : undefined;
  return { ...usual, ...settingsOf(job), on, together, everyMs, data, perform };
}

type Loose = {
  on: EventKind | readonly EventKind[];
  run(deps: JobDeps, about: unknown, turn: Turn): Promise<void>;
};

type LooseTogether = { together: readonly EventKind[] };

async function happeningsWith({ db }: JobDeps, kinds: readonly EventKind[], id: string) {
  const byType = new Map(kinds.map((kind) => [kind.type, kind]));
  const rows = await findTogether(db, id, [...byType.keys()]);
  return rows.map((row) => ({ ...row, data: byType.get(row.type)?.data.parse(row.data) }));
}

function settingsOf({ name, concurrency, attempts, backoffMs, timeLimitMs }: Settings) {
  const given = Object.entries({ concurrency, attempts, backoffMs, timeLimitMs });
  return { name, ...Object.fromEntries(given.filter(([, value]) => value !== undefined)) };
}

type Request<Data> = {
  data: Data;
  /** The same id is one job while it waits or runs. Holds no colon. */
  id: string;
  delayMs?: number;
};

/** Asks for jobs that fan out. Queues may be emptied: whoever asks keeps a table of what is still to be done. */
export type Jobs = {
  enqueue<Data extends z.ZodType>(
    job: Job<Data>,
    data: z.input<Data>,
    options: { id: string; delayMs?: number },
  ): Promise<void>;
  enqueueAll<Data extends z.ZodType>(
    job: Job<Data>,
    requests: readonly Request<z.input<Data>>[],
  ): Promise<void>;
};

export function createJobs(queues: JobQueues): Jobs {
  return {
    enqueue: (job, data, options) => queues.add(job, [{ data, ...options }]),
    enqueueAll: (job, requests) => queues.add(job, requests),
  };
}
