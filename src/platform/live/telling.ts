import { isDatabaseAway } from '../db.ts';
import { write, writeEvents } from './connection.ts';
import { frameOf, textFrame } from './frames.ts';
import { readAfter } from './history.ts';
import { review } from './review.ts';
import type { EventFrames, Happened, Live, Subject } from './types.ts';

const mostTogether = 32;
const mostBytesTogether = 128 * 1024;

/**
 * Tells the sockets of a subject what has happened, each number once and in order. What the bus did not bring is read
 * from the outbox first. One telling at a time; what cannot be read now is told when the heads are looked at next.
 */
export async function tellWaiting(live: Live, subject: Subject): Promise<void> {
  if (subject.telling) return;
  subject.telling = true;
  try {
    while (subject.sequence < subject.head && !subject.closed) {
      const next = nextOf(subject);
      if (next.length > 0) await tell(live, subject, next);
      else await fillGap(live, subject);
    }
  } catch (error) {
    if (!isDatabaseAway(error)) {
      live.deps.log.error({ err: error, subject: subject.name }, 'events could not be told');
    }
  } finally {
    subject.telling = false;
  }
}

/** What is told together: of a busy moment all that follows on the last number, of a quiet one the one event. */
function nextOf({ waiting, sequence }: Subject): Happened[] {
  const events: Happened[] = [];
  for (let number = sequence + 1; events.length < mostTogether; number += 1) {
    const event = waiting.get(number);
    if (!event) break;
    events.push(event);
  }
  return events;
}

async function fillGap(live: Live, subject: Subject): Promise<void> {
  const missing = await readAfter(live, subject, subject.sequence);
  for (const event of missing) subject.waiting.set(event.sequence, event);
  const first = missing[0]?.sequence ?? subject.head + 1;
  if (first > subject.sequence + 1) skipForgotten(live, subject, first - 1);
}

/** What came before is no longer kept: everybody reads the subject again. */
function skipForgotten(live: Live, subject: Subject, sequence: number): void {
  for (const known of subject.waiting.keys()) {
    if (known <= sequence) subject.waiting.delete(known);
  }
  subject.sequence = sequence;
  const reset = frameOf({ op: 'reset', subject: subject.name });
  for (const seat of subject.seats) {
    if (!seat.live) continue;
    seat.sent = sequence;
    write(live, seat.connection, reset);
  }
}

async function tell(live: Live, subject: Subject, events: readonly Happened[]): Promise<void> {
  for (const event of events) review(live, subject, event); // before anything goes out: who lost access gets nothing more
  const frames =
    subject.seats.size > 0
      ? await Promise.all(events.map((event) => framesOf(live, subject, event)))
      : undefined;
  const before = subject.sequence;
  for (const { sequence } of events) subject.waiting.delete(sequence);
  subject.replays.clear();
  subject.sequence = before + events.length;
  subject.spoken = true;
  if (!frames) return;
  const together = joined(frames);
  for (const seat of subject.seats) {
    if (seat.live) writeEvents(live, seat, before, frames, together);
  }
}

/** Small frames of a moment as one piece of bytes: one write a socket, where each would be a thousand. */
function joined(frames: readonly EventFrames[]): Buffer | undefined {
  const pieces = frames.map(({ full }) => full);
  const size = pieces.reduce((sum, { length }) => sum + length, 0);
  return pieces.length > 1 && size <= mostBytesTogether ? Buffer.concat(pieces, size) : undefined;
}

/** The event as it goes on the wire, loaded and encoded once for everyone who reads it now. */
export function framesOf(live: Live, subject: Subject, event: Happened): Promise<EventFrames> {
  event.frames ??= makeFrames(live, subject, event);
  event.frames.catch(() => {
    delete event.frames;
  });
  return event.frames;
}

async function makeFrames(live: Live, subject: Subject, event: Happened): Promise<EventFrames> {
  const { id, type, time, sequence, data } = event;
  const envelope = JSON.stringify({ op: 'event', id, type, subject: subject.name, time, sequence });
  const bare = textFrame(envelope);
  const telling = subject.channel?.tells.get(type);
  if (!telling?.view) return { full: bare, bare, authors: [] };
  try {
    const told = await live.turns(() => telling.load(live.deps, data));
    if (!told) return { full: bare, bare, authors: [] };
    const full = textFrame(`${envelope.slice(0, -1)},"data":${told.json}}`);
    return { full, bare, authors: told.authors };
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    live.deps.log.error({ err: error, type }, 'an event is told without its view');
    return { full: bare, bare, authors: [] };
  }
}
