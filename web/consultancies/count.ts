import type { ConsultancyView } from './views.ts';

/** What is left of the step, milliseconds; less than 0 when it takes longer than meant. */
export function leftOf(
  { clock, steps }: Pick<ConsultancyView, 'clock' | 'steps'>,
  now: number,
): number {
  const minutes = steps.find(({ step }) => step === clock.step)?.minutes ?? 0;
  const running = clock.runningSince ? Math.max(0, now - Date.parse(clock.runningSince)) : 0;
  return minutes * 60_000 - clock.elapsedMs - running;
}

/** `4:05`, of what is left or over. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
