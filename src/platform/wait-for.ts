import type { FastifyBaseLogger } from 'fastify';

/**
 * Waits at start until something that Hallway needs is there, and says for what it waits.
 *
 * @param isAway  tells "not there yet" from a failure that waiting does not mend, which is thrown on
 */
export async function waitFor(
  what: string,
  attempt: () => Promise<unknown>,
  isAway: (error: unknown) => boolean,
  log: FastifyBaseLogger,
): Promise<void> {
  for (let pause = 250; ; pause = Math.min(pause * 2, 5_000)) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (!isAway(error)) throw error;
      log.warn(`waiting for ${what}`);
      await new Promise((wake) => setTimeout(wake, pause));
    }
  }
}
