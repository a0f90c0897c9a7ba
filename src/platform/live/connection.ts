import type { FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import type { Authenticate } from '../http/requests.ts';
import { frameOf, type ServerFrame } from './frames.ts';
import type { Connection, EventFrames, Live, LivePerson, Seat } from './types.ts';

/** Close codes: RFC 6455 and the IANA registry; 4401 is ours, after the HTTP status. */
export const closing = {
  notAllowed: 1008,
  comeBack: 1012,
  tooSlow: 1013,
  signedOut: 4401,
} as const;

const nobody: ReadonlySet<string> = new Set();

/** Takes a socket in that has been let through the door. */
export function admitConnection(
  live: Live,
  ws: WebSocket,
  request: FastifyRequest,
  authenticate: Authenticate,
): Connection {
  const { actor } = request;
  const { cookie, authorization } = request.headers;
  const person = personOf(live, actor.personId);
  const address = networkOf(request.ip);
  const connection: Connection = {
    ws,
    wire: request.raw.socket,
    actor,
    person,
    address,
    seats: [],
    budget: live.limits.burst,
    budgetAt: performance.now(),
    heard: true,
    proof: { cookie, authorization },
    authenticate,
    turn: live.admitted++,
  };
  person.connections.add(connection);
  live.connections.set(ws, connection);
  live.addresses.set(address, (live.addresses.get(address) ?? 0) + 1);
  return connection;
}

function personOf(live: Live, id: string): LivePerson {
  const known = live.people.get(id);
  if (known) return known;
  const person = { id, connections: new Set<Connection>(), blocked: nobody, known: undefined };
  live.people.set(id, person);
  return person;
}

/** Forgets a socket that has closed. Its seats are given up by the caller. */
export function forgetConnection(live: Live, connection: Connection): void {
  const { ws, person, address } = connection;
  if (!live.connections.delete(ws)) return;
  person.connections.delete(connection);
  if (person.connections.size === 0) live.people.delete(person.id);
  const left = (live.addresses.get(address) ?? 1) - 1;
  if (left === 0) live.addresses.delete(address);
  else live.addresses.set(address, left);
}

/** The address by which sockets are counted: an IPv4 address, or the /64 that one IPv6 subscriber is given. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  if (!ip.includes(':')) return ip;
  const [head = '', tail = ''] = ip.toLowerCase().split('::');
  const first = head.split(':').filter(Boolean);
  const last = tail.split(':').filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  const groups = ip.includes('::') ? [...first, ...zeros, ...last] : first;
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/**
 * Writes a frame, or ends a socket whose reader does not keep up: it resumes by number when it comes back.
 *
 * @param frame  a whole websocket frame; the same bytes may go to any number of sockets
 */
export function write(live: Live, connection: Connection, frame: Buffer): void {
  const { ws, wire } = connection;
  if (ws.readyState !== ws.OPEN) return;
  if (wire.writableLength > live.limits.mostBuffered) ws.close(closing.tooSlow, 'too slow');
  else wire.write(frame);
}

export const send = (live: Live, connection: Connection, frame: ServerFrame): void =>
  write(live, connection, frameOf(frame));

/** An event for one reader: without the view where they and an author of it have a block. */
export function writeEvent(live: Live, seat: Seat, sequence: number, frames: EventFrames): void {
  const { connection } = seat;
  const { authors, full, bare } = frames;
  const { blocked } = connection.person;
  const hidden = blocked.size > 0 && authors.some((id) => blocked.has(id));
  seat.sent = sequence;
  write(live, connection, hidden ? bare : full);
}

/**
 * Events that follow on each other, for one reader: all at once where nothing stands in the way.
 *
 * @param before    the number that the first of them follows on
 * @param together  all of them as they are for whoever may read each; undefined where they go one by one
 */
export function writeEvents(
  live: Live,
  seat: Seat,
  before: number,
  frames: readonly EventFrames[],
  together: Buffer | undefined,
): void {
  const last = before + frames.length;
  if (together && seat.sent === before && seat.connection.person.blocked.size === 0) {
    seat.sent = last;
    write(live, seat.connection, together);
    return;
  }
  for (const [index, each] of frames.entries()) {
    const sequence = before + index + 1;
    if (seat.live && seat.sent < sequence) writeEvent(live, seat, sequence, each);
  }
}

/** Settles when what was written has left this process, or the socket is gone. */
export const flushed = ({ wire }: Connection): Promise<void> =>
  new Promise((resume) => {
    if (wire.destroyed || wire.writableLength === 0) return resume();
    wire.write('', () => resume());
  });

/** Takes from a socket's budget of frames; false when it is spent. */
export function spend({ limits }: Live, connection: Connection, cost: number): boolean {
  const now = performance.now();
  const earned = ((now - connection.budgetAt) / 1000) * limits.framesPerSecond;
  connection.budget = Math.min(limits.burst, connection.budget + earned) - cost;
  connection.budgetAt = now;
  return connection.budget >= 0;
}
