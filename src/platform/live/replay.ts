import { flushed, send, writeEvent } from './connection.ts';
import { readAfterTogether, readHeads } from './history.ts';
import { showPresence } from './presence.ts';
import { isSeated, learnHead, openPresence } from './subjects.ts';
import { framesOf } from './telling.ts';
import type { Live, Seat, Subject } from './types.ts';

type Wish = NonNullable<Seat['wish']>;

/**
 * Answers a wish to join. A number that is beyond what happened, or older than what the person may see, cannot be
 * replayed from: `reset` says to read the subject again, and the numbers go on from the one in `joined`.
 *
 * @param from  where history begins for this person
 */
export async function welcome(live: Live, seat: Seat, wish: Wish, from: number): Promise<void> {
  const { connection, subject, channel } = seat;
  const { after } = wish;
  if (after !== undefined && after > subject.head) await lookAgain(live, subject);
  if (channel.presence && !subject.here) await openPresence(live, subject);
  if (seat.wish !== wish || !isSeated(seat)) return; // another wish came, or it left
  seat.wish = undefined;
  const { name, head } = subject;
  send(live, connection, { op: 'joined', subject: name, sequence: head });
  const kept = after !== undefined && after <= head && after >= from;
  if (after !== undefined && !kept) send(live, connection, { op: 'reset', subject: name });
  seat.sent = kept ? after : head;
  if (!seat.joined) showPresence(live, seat);
  seat.joined = true;
}

/** Another process may have told more than was heard of here. */
async function lookAgain(live: Live, subject: Subject): Promise<void> {
  const heads = await readHeads(live, [subject.name]);
  learnHead(live, subject, heads.get(subject.name) ?? 0);
}

/** Sends what was missed, at the pace of its reader, and then lets events go out as they are told. */
export async function replay(live: Live, seat: Seat, holds: () => boolean): Promise<void> {
  const { subject, connection } = seat;
  while (holds()) {
    if (seat.sent >= subject.sequence) {
      seat.live = true;
      return;
    }
    const events = await readAfterTogether(live, subject, seat.sent);
    if (!holds()) return;
    if (events[0]?.sequence !== seat.sent + 1) {
      send(live, connection, { op: 'reset', subject: subject.name }); // it is no longer kept
      seat.sent = subject.sequence;
    }
    for (const event of events) {
      if (event.sequence !== seat.sent + 1) continue;
      const frames = await framesOf(live, subject, event);
      if (!holds()) return;
      writeEvent(live, seat, event.sequence, frames);
      if (connection.wire.writableLength > live.limits.mostBuffered / 4) await flushed(connection);
    }
  }
}
