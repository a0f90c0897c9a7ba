import { isDatabaseAway } from '../db.ts';
import { closing, write } from './connection.ts';
import { frameOf, pingFrame } from './frames.ts';
import { readHeads } from './history.ts';
import { tellPresence } from './presence.ts';
import { learnHead, vacate } from './subjects.ts';
import type { Connection, Live, Subject } from './types.ts';

/** The one timer of everything live. Returns what stops it. */
export function startBeating(live: Live): () => void {
  const timer = setInterval(() => beat(live), live.limits.beatMs).unref();
  const endOfChange = live.bus.onChange(() => void look(live)); // whatever was published meanwhile is lost
  return () => {
    clearInterval(timer);
    endOfChange();
  };
}

function beat(live: Live): void {
  live.beat += 1;
  const { headEvery, lookEvery } = live.limits;
  if (!live.bus.isUp() || live.beat % lookEvery === 0) void look(live);
  if (live.beat % headEvery === 0) void tellHeads(live);
  lookAfterSome(live);
  void tellPresence(live);
}

/** Compares what was told with what happened: one query for all subjects that this process listens to. */
async function look(live: Live): Promise<void> {
  if (live.looking || live.subjects.size === 0) return;
  live.looking = true;
  try {
    const heads = await readHeads(live, [...live.subjects.keys()]);
    for (const [name, head] of heads) {
      const subject = live.subjects.get(name);
      if (subject) learnHead(live, subject, head);
    }
  } catch (error) {
    if (!isDatabaseAway(error)) live.deps.log.error({ err: error }, 'heads could not be read');
  } finally {
    live.looking = false;
  }
}

/** After silence everyone is told the last number, so that a client sees that it missed something. */
async function tellHeads(live: Live): Promise<void> {
  let written = 0;
  for (const subject of [...live.subjects.values()]) {
    if (subject.spoken || subject.telling) subject.spoken = false;
    else written += tellHead(live, subject);
    subject.replays.clear(); // names in views change without an event here
    if (written > 500) {
      written = 0;
      await new Promise((resume) => setImmediate(resume));
    }
  }
}

function tellHead(live: Live, subject: Subject): number {
  if (subject.seats.size === 0) return 0;
  const { name, sequence } = subject;
  const frame = frameOf({ op: 'head', subject: name, sequence });
  for (const seat of subject.seats) if (seat.live) write(live, seat.connection, frame);
  return subject.seats.size;
}

/** Sees to every socket in turn, some at each beat. One that was not heard of since its last ping is dead. */
function lookAfterSome(live: Live): void {
  const { pingEvery, proveEvery } = live.limits;
  for (const connection of live.connections.values()) {
    const { turn, ws, heard } = connection;
    if ((turn + live.beat) % proveEvery === 0) void proveAgain(live, connection);
    if ((turn + live.beat) % pingEvery !== 0) continue;
    connection.heard = false;
    if (heard) write(live, connection, pingFrame);
    else ws.terminate();
  }
}

/** Closes a socket whose sign-in is no longer good. */
export async function proveAgain(live: Live, connection: Connection): Promise<void> {
  const { proof, actor, authenticate } = connection;
  try {
    const now = await authenticate(proof);
    if (now?.credentialId !== actor.credentialId) signOut(live, connection);
  } catch (error) {
    live.deps.log.warn({ err: error }, 'a sign-in could not be looked up; it is again, later');
  }
}

export function signOut(live: Live, connection: Connection): void {
  for (const seat of [...connection.seats]) vacate(live, seat); // nothing more, even before it has closed
  connection.ws.close(closing.signedOut, 'signed out');
}
