import { v7 } from 'uuid';

/** A new UUID version 7 (RFC 9562): ordered by time, so indexes grow at their end. Never a secret. */
export const newId = (): string => v7();
