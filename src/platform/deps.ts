import type { FastifyBaseLogger } from 'fastify';
import type { Db } from './db.ts';

/** What a write is handed. There is no container: `main.ts` and the tests make one of these. */
export type Deps = {
  db: Db;
  now: () => Date;
  log: FastifyBaseLogger;
  /** Where people reach Hallway, without a slash at the end: `https://hallway.example`. */
  publicUrl: string;
  /** Signing keys, the current one first; the ones behind it are still accepted while they are rotated out. */
  keys: readonly [Buffer, ...Buffer[]];
  /** Wakes the relay after a commit. Never throws; the relay's poll is the net under it. */
  ring: () => void;
};
