import { BusMessage } from '../bus-message.ts';
import { findChannel } from '../channels.ts';
import { isDatabaseAway } from '../db.ts';
import { readHeads } from './history.ts';
import { pause } from './people.ts';
import { hearPresence, presenceChannel } from './presence.ts';
import { tellWaiting } from './telling.ts';
import type { Live, Seat, Subject } from './types.ts';

/** The subject as this process knows it; listens to it from the first call on. */
export function openSubject(live: Live, name: string): Subject {
  const known = live.subjects.get(name);
  if (known) return known;
  const subject: Subject = {
    name,
    channel: findChannel(live.channels, name)?.channel,
    seats: new Set(),
    dependents: new Set(),
    sequence: 0,
    head: 0,
    waiting: new Map(),
    telling: false,
    ready: Promise.resolve(),
    replays: new Map(),
    spoken: false,
    here: undefined,
    endings: [],
    closed: false,
  };
  live.subjects.set(name, subject);
  subject.telling = true; // nothing is told before the head is known
  subject.ready = listen(live, subject);
  subject.ready.catch(() => undefined); // whoever waits for it is told
  return subject;
}

async function listen(live: Live, subject: Subject): Promise<void> {
  const { name } = subject;
  await hearOn(live, subject, name, (text) => hear(live, subject, text));
  subject.sequence = await readHead(live, subject);
  subject.head = Math.max(subject.head, subject.sequence);
  subject.telling = false;
  void tellWaiting(live, subject);
}

async function readHead(live: Live, subject: Subject): Promise<number> {
  for (;;) {
    try {
      const heads = await readHeads(live, [subject.name]);
      return heads.get(subject.name) ?? 0;
    } catch (error) {
      if (!isDatabaseAway(error) || subject.closed || live.stopping) throw error;
      await pause(live);
    }
  }
}

/** Who is present is told on a channel of its own, only where a channel shows it. */
export async function openPresence(live: Live, subject: Subject): Promise<void> {
  if (subject.here) return;
  subject.here = {
    changed: true,
    own: '',
    others: new Map(),
    people: [],
    views: new Map(),
    frame: undefined,
  };
  const channel = presenceChannel(subject.name);
  await hearOn(live, subject, channel, (text) => hearPresence(live, subject, text));
}

async function hearOn(
  live: Live,
  subject: Subject,
  channel: string,
  handler: (text: string) => void,
): Promise<void> {
  const end = await live.bus.subscribe(channel, (text) => {
    try {
      handler(text);
    } catch (error) {
      live.deps.log.error({ err: error, channel }, 'a message on the bus could not be read');
    }
  });
  if (subject.closed) await end();
  else subject.endings.push(end);
}

/** Messages between processes are input too: their shape is checked. */
function hear(live: Live, subject: Subject, text: string): void {
  const message = BusMessage.parse(JSON.parse(text));
  if (message.subject !== subject.name || message.sequence <= subject.sequence) return;
  if (subject.waiting.size < 1_000) subject.waiting.set(message.sequence, message); // the rest is read again
  learnHead(live, subject, message.sequence);
}

/** Something has happened up to this number: tells what was not told yet. */
export function learnHead(live: Live, subject: Subject, head: number): void {
  subject.head = Math.max(subject.head, head);
  void tellWaiting(live, subject);
}

export const isSeated = (seat: Seat): boolean => seat.subject.seats.has(seat);

/** Gives up a seat, and what was kept for it alone. */
export function vacate(live: Live, seat: Seat): void {
  const { connection, subject } = seat;
  if (!subject.seats.delete(seat)) return;
  seat.live = false;
  connection.seats.splice(connection.seats.indexOf(seat), 1);
  if (subject.here) subject.here.changed = true;
  releaseUnder(live, seat, []);
  closeIfEmpty(live, subject);
}

/** Stops depending on subjects other than those that are kept. */
export function releaseUnder(live: Live, seat: Seat, kept: readonly Subject[]): void {
  const released = seat.under.filter((subject) => !kept.includes(subject));
  seat.under = [...kept];
  for (const subject of released) {
    subject.dependents.delete(seat);
    closeIfEmpty(live, subject);
  }
}

function closeIfEmpty(live: Live, subject: Subject): void {
  if (subject.seats.size === 0 && subject.dependents.size === 0) closeSubject(live, subject);
}

function closeSubject(live: Live, subject: Subject): void {
  if (subject.closed) return;
  subject.closed = true;
  if (live.subjects.get(subject.name) === subject) live.subjects.delete(subject.name);
  for (const end of subject.endings) {
    end().catch((error: unknown) => live.deps.log.warn({ err: error }, 'could not unsubscribe'));
  }
}
