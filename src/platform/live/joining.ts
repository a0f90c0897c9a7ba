import { findChannel } from '../channels.ts';
import { isDatabaseAway } from '../db.ts';
import { asProblem } from '../http/problem-answers.ts';
import { defineProblem, notFound, type Problem, problemBody } from '../problem.ts';
import { send } from './connection.ts';
import { knowBlocks, pause } from './people.ts';
import { replay, welcome } from './replay.ts';
import { isSeated, openSubject, releaseUnder, vacate } from './subjects.ts';
import type { Connection, Live, Seat } from './types.ts';

export const tooManySubjects = defineProblem(
  'too-many-subjects',
  429,
  'This socket has joined as many subjects as it may',
  'Leave subjects that are no longer on screen, then join again.',
);

export const findSeat = (connection: Connection, subject: string): Seat | undefined =>
  connection.seats.find((seat) => seat.subject.name === subject);

/** Takes a wish to join, or to be replayed from another number, and sees to it. */
export function join(
  live: Live,
  connection: Connection,
  name: string,
  after: number | undefined,
): void {
  const seat = findSeat(connection, name) ?? takeSeat(live, connection, name);
  if (!seat) return;
  seat.wish = { after };
  seat.live = false;
  void settle(live, seat);
}

function takeSeat(live: Live, connection: Connection, name: string): Seat | undefined {
  const found = findChannel(live.channels, name);
  if (!found) return refuse(live, connection, name, notFound());
  if (connection.seats.length >= live.limits.subjectsPerSocket) {
    return refuse(live, connection, name, tooManySubjects());
  }
  const subject = openSubject(live, name);
  const seat: Seat = {
    ...found,
    connection,
    subject,
    sent: 0,
    live: false,
    joined: false,
    wish: undefined,
    doubts: 0,
    settling: false,
    under: [],
    typedAt: Number.NEGATIVE_INFINITY,
    mute: false,
    unseen: false,
  };
  subject.seats.add(seat);
  connection.seats.push(seat);
  return seat;
}

export function refuse(
  live: Live,
  connection: Connection,
  subject: string | undefined,
  problem: Problem,
): undefined {
  const body = problemBody(problem, live.deps.publicUrl);
  send(live, connection, { op: 'refused', ...(subject && { subject }), problem: body });
}

/**
 * Brings a seat to where events go out as they are told: asks whether the person may, answers the wish to join, and
 * replays what is missing. Begins again as long as anything changes meanwhile; waits while the database is away.
 */
export async function settle(live: Live, seat: Seat): Promise<void> {
  if (seat.settling) return;
  seat.settling = true;
  while (isSeated(seat) && !seat.live) {
    try {
      await settleOnce(live, seat);
    } catch (error) {
      if (isDatabaseAway(error) && !live.stopping) await pause(live);
      else dismiss(live, seat, asProblem(report(live, error)));
    }
  }
  seat.settling = false;
}

function report(live: Live, error: unknown): unknown {
  live.deps.log.error({ err: error }, 'a socket could not join');
  return error;
}

async function settleOnce(live: Live, seat: Seat): Promise<void> {
  const { person } = seat.connection;
  await seat.subject.ready;
  await (person.known ?? knowBlocks(live, person));
  if (!isSeated(seat)) return;
  const admitted = await admit(live, seat);
  if (!isSeated(seat)) return;
  if (!admitted) return dismiss(live, seat, notFound());
  if (seat.wish) await welcome(live, seat, seat.wish, admitted.from);
  await replay(live, seat, () => isSeated(seat) && seat.doubts === admitted.doubts && !seat.wish);
}

type Admitted = { from: number; doubts: number };

/** Asks until nothing that could end the access happened while it was asked for. */
async function admit(live: Live, seat: Seat): Promise<Admitted | undefined> {
  const { channel, connection, params } = seat;
  await depend(live, seat, []);
  for (;;) {
    const { doubts } = seat;
    const answer = await live.turns(() => channel.mayJoin(live.deps, connection.actor, params));
    if (!answer || !isSeated(seat)) return undefined;
    const { from = 0, under = [], mute = false, unseen = false } = answer === true ? {} : answer;
    const asBefore = await depend(live, seat, under);
    if (!isSeated(seat)) return undefined;
    seat.mute = mute || unseen;
    seat.unseen = unseen;
    if (asBefore && seat.doubts === doubts) return { from, doubts };
  }
}

/** Listens to the subjects that can end the access; false when one of them was not listened to before. */
async function depend(live: Live, seat: Seat, under: readonly string[]): Promise<boolean> {
  const names = new Set([live.person.subject(seat.connection.person.id), ...under]);
  const subjects = [...names].map((name) => openSubject(live, name));
  const fresh = subjects.filter((subject) => !subject.dependents.has(seat));
  for (const subject of fresh) subject.dependents.add(seat);
  seat.under.push(...fresh);
  if (under.length > 0) releaseUnder(live, seat, subjects);
  await Promise.all(subjects.map((subject) => subject.ready));
  return fresh.length === 0;
}

function dismiss(live: Live, seat: Seat, problem: Problem): void {
  const { connection, subject, wish } = seat;
  vacate(live, seat);
  if (wish) refuse(live, connection, subject.name, problem);
  else send(live, connection, { op: 'left', subject: subject.name, reason: 'access-ended' });
}
