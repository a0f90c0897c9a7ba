import pino, { type Logger } from 'pino';

/** Structured lines on standard output. What could hold a secret or an address of a person is never written. */
export const openLog = (level: string): Logger =>
  pino({
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: failure },
    redact: ['*.authorization', '*.cookie', '*.email', '*.token', '*.password'],
  });

/** A failure without what it was about: query parameters and failing rows hold what people wrote. */
function failure(error: unknown): object {
  const { name, code, stack } = (error ?? {}) as { name?: string; code?: string; stack?: string };
  const frames = stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  const cause = (error as { cause?: unknown } | null)?.cause;
  const message = saysNothingOfPeople(error) ? (error as Error).message : undefined;
  return {
    name,
    code,
    message,
    stack: frames.slice(0, 12),
    ...(cause ? { cause: failure(cause) } : {}),
  };
}

// A driver's message may quote a value ("Key (email)=(…) already exists", "Failed query: … params: …").
const saysNothingOfPeople = (error: unknown): boolean =>
  error instanceof Error && !('severity' in error) && !/params:|Failed query/.test(error.message);
