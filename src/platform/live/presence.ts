import { z } from 'zod';
import { isDatabaseAway } from '../db.ts';
import { write } from './connection.ts';
import { frameOf } from './frames.ts';
import type { Live, Seat, Subject, Whereabouts } from './types.ts';

/** How many people a presence frame names; the rest are counted. */
const mostNamed = 20;
const typingPauseMs = 2_500;

/** What processes tell each other about the people on a subject; nothing of it is kept. */
const Whisper = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('here'), process: z.uuid(), people: z.array(z.uuid()) }),
  z.strictObject({ op: z.literal('who'), process: z.uuid() }),
  z.strictObject({ op: z.literal('typing'), process: z.uuid(), person: z.uuid() }),
]);
type Whisper = z.output<typeof Whisper>;

export const presenceChannel = (subject: string): string => `presence/${subject}`;

function whisper(live: Live, subject: Subject, what: Whisper): void {
  const text = JSON.stringify(what);
  live.bus.publish(presenceChannel(subject.name), text).catch(() => undefined); // it is told again by and by
}

export function hearPresence(live: Live, subject: Subject, text: string): void {
  const said = Whisper.parse(JSON.parse(text));
  const { here } = subject;
  if (!here || said.process === live.processId) return;
  if (said.op === 'typing') void showTyping(live, subject, said.person);
  else if (said.op === 'who') here.own = '';
  else here.others.set(said.process, { people: said.people, beat: live.beat });
  here.changed = true;
}

/** A seat was taken: it sees who is here, and before long the others see it. */
export function showPresence(live: Live, seat: Seat): void {
  const { here } = seat.subject;
  if (!here) return;
  here.changed = true;
  if (here.frame) writePresence(live, seat, here);
  else whisper(live, seat.subject, { op: 'who', process: live.processId });
}

/** Tells the sockets and the other processes who is here, where that has changed. Once a beat, whatever happened. */
export async function tellPresence(live: Live): Promise<void> {
  const again = live.beat % live.limits.presenceEvery === 0;
  for (const subject of live.subjects.values()) {
    const { here } = subject;
    if (!here) continue;
    if (again) forgetSilent(live, here);
    if (again || here.changed) await tellWhere(live, subject, here).catch(rememberTo(live, here));
  }
}

const rememberTo = (live: Live, here: Whereabouts) => (error: unknown) => {
  here.changed = true; // with the next beat
  if (!isDatabaseAway(error)) live.deps.log.error({ err: error }, 'presence could not be told');
};

function forgetSilent(live: Live, here: Whereabouts): void {
  here.own = '';
  here.views.clear(); // names change
  for (const [process, { beat }] of here.others) {
    if (live.beat - beat > 2 * live.limits.presenceEvery + 2) here.others.delete(process);
  }
}

async function tellWhere(live: Live, subject: Subject, here: Whereabouts): Promise<void> {
  here.changed = false;
  const own = [...peopleOn(subject)];
  if (here.own !== own.join()) {
    here.own = own.join();
    whisper(live, subject, { op: 'here', process: live.processId, people: own });
  }
  const others = [...here.others.values()].flatMap(({ people }) => people);
  const people = [...new Set([...own, ...others])].sort();
  if (here.frame && people.join() === here.people.join()) return;
  await nameThem(live, subject, people.slice(0, mostNamed));
  here.people = people;
  here.frame = presenceFrame(subject, here, new Set());
  for (const seat of subject.seats) if (seat.joined) writePresence(live, seat, here);
}

function peopleOn(subject: Subject): Set<string> {
  const people = new Set<string>();
  for (const seat of subject.seats)
    if (seat.joined && !seat.unseen) people.add(seat.connection.person.id);
  return people;
}

async function nameThem(live: Live, subject: Subject, people: readonly string[]): Promise<void> {
  const views = subject.here?.views;
  const presence = subject.channel?.presence;
  const unnamed = people.filter((id) => !views?.has(id));
  if (!views || !presence || unnamed.length === 0) return;
  const named = await live.turns(() => presence.name(live.deps, unnamed));
  for (const view of named) views.set(view.id, presence.person.parse(view));
}

function presenceFrame(subject: Subject, here: Whereabouts, hidden: ReadonlySet<string>): Buffer {
  const shown = here.people.filter((id) => !hidden.has(id));
  const people = shown.slice(0, mostNamed).flatMap((id) => here.views.get(id) ?? []);
  return frameOf({ op: 'presence', subject: subject.name, people, count: shown.length });
}

function writePresence(live: Live, seat: Seat, here: Whereabouts): void {
  if (seat.unseen) return;
  const { blocked } = seat.connection.person;
  const hides = blocked.size > 0 && here.people.some((id) => blocked.has(id));
  const frame = hides ? presenceFrame(seat.subject, here, blocked) : here.frame;
  if (frame) write(live, seat.connection, frame);
}

/** Someone is writing: told at most every few seconds. */
export function type(live: Live, seat: Seat): void {
  const now = performance.now();
  const { subject, connection } = seat;
  if (!subject.here || !seat.joined || seat.mute || now - seat.typedAt < typingPauseMs) return;
  seat.typedAt = now;
  const person = connection.person.id;
  whisper(live, subject, { op: 'typing', process: live.processId, person });
  void showTyping(live, subject, person);
}

async function showTyping(live: Live, subject: Subject, person: string): Promise<void> {
  await nameThem(live, subject, [person]).catch(() => undefined); // without a name it is not shown
  const view = subject.here?.views.get(person);
  if (!view) return;
  const frame = frameOf({ op: 'typing', subject: subject.name, person: view });
  for (const { live: isTold, connection } of subject.seats) {
    const own = connection.person.id === person || connection.person.blocked.has(person);
    if (isTold && !own) write(live, connection, frame);
  }
}
