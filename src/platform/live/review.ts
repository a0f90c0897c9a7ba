import { settle } from './joining.ts';
import { knowBlocks } from './people.ts';
import type { Happened, Live, LivePerson, Seat, Subject } from './types.ts';

/**
 * Asks again for everyone whose access this event may have ended. Until they are answered for, nothing that happens is
 * told to them; those who stay get what they missed.
 */
export function review(live: Live, subject: Subject, event: Happened): void {
  if (subject.channel?.revokedBy.has(event.type)) {
    for (const seat of subject.seats) doubt(live, seat, event);
  }
  const people = new Set<LivePerson>();
  for (const seat of subject.dependents) {
    people.add(seat.connection.person);
    doubt(live, seat, event);
  }
  const { changedBy } = live.person;
  if (changedBy && changedBy.type !== event.type) return;
  for (const person of people) {
    if (live.person.subject(person.id) === subject.name) void knowBlocks(live, person);
  }
}

function doubt(live: Live, seat: Seat, event: Happened): void {
  const revocation = seat.channel.revokedBy.get(event.type);
  if (!revocation) return;
  const concerned = revocation.who(event.data);
  if (concerned && !concerned.includes(seat.connection.person.id)) return;
  seat.doubts += 1;
  seat.live = false;
  void settle(live, seat);
}
