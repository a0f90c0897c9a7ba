/** What follows from a failed attempt: try later, never again, or nobody can tell whether it arrived. */
export type Verdict = 'later' | 'bounced' | 'uncertain';

type Fault = { code?: unknown; responseCode?: unknown; command?: unknown };

const faultOf = (error: unknown): Fault =>
  typeof error === 'object' && error !== null ? (error as Fault) : {};

/**
 * Judges a failed attempt.
 *
 * An answer of the server is certain whenever it comes. Without one it matters whether the body had begun to leave.
 * A 5xx before the recipient was named (greeting, sign-in, sender) is ours to mend, not a fault of the address.
 *
 * @param handed  whether `handed` was committed: from there on bytes of the body may have left
 */
export function judgeFault(error: unknown, handed: boolean): Verdict {
  const { responseCode, command } = faultOf(error);
  if (typeof responseCode !== 'number') return handed ? 'uncertain' : 'later';
  if (handed && command !== 'DATA') return 'uncertain';
  const aboutRecipient = command === 'RCPT TO' || command === 'DATA';
  return responseCode >= 500 && aboutRecipient ? 'bounced' : 'later';
}

/** The codes of a failure, without the server's words: they may quote the address. */
export function faultCodes(error: unknown): string {
  const { code, responseCode, command } = faultOf(error);
  const codes = [responseCode ?? code, command].filter(
    (part) => typeof part === 'number' || (typeof part === 'string' && /^[A-Z_ ]+$/.test(part)),
  );
  return codes.join(' ') || 'failed';
}

/** How long to wait before the next attempt, seconds: two minutes, doubling, four hours at most. */
export const waitAfter = (attempts: number): number =>
  Math.min(120 * 2 ** Math.max(0, attempts - 1), 4 * 3600);

/** True when a mail that waits so long again would be tried for more than a day. */
export const isHopeless = (ageSeconds: number, waitSeconds: number): boolean =>
  ageSeconds + waitSeconds > 24 * 3600;
