import { describeFailure } from '../src/platform/jobs/runner.ts';
import type { JobDeps } from '../src/platform/jobs.ts';

/** Does something again and again, never twice at once; a failure is told once until it works again. */
export function repeat(
  { log }: Pick<JobDeps, 'log'>,
  ms: number,
  round: () => Promise<void>,
  heldUp = 'upkeep of jobs is held up',
): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout;
  let stopped = false;
  let told = false;
  let running = Promise.resolve();

  async function turn(): Promise<void> {
    try {
      await round();
      told = false;
    } catch (error) {
      if (!told && !stopped) log.warn({ cause: describeFailure(error) }, heldUp);
      told = true;
    }
    if (!stopped) plan();
  }
  function plan(): void {
    timer = setTimeout(
      () => {
        running = turn();
      },
      ms * (0.9 + Math.random() * 0.2),
    );
  }
  plan();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
