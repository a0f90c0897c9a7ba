import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Actor } from '../actor.ts';
import type { Bus } from '../bus.ts';
import type { BusMessage } from '../bus-message.ts';
import type { Channel } from '../channels.ts';
import type { Deps } from '../deps.ts';
import type { EventKind } from '../events.ts';
import type { Authenticate } from '../http/requests.ts';
import type { Turns } from './turns.ts';

export type LiveLimits = {
  /** The beat of everything that recurs, ms; the others are counted in beats. */
  beatMs: number;
  /** Between two looks at the heads of all joined subjects, while the bus is up. */
  lookEvery: number;
  /** Of silence on a subject before its head is told. */
  headEvery: number;
  /** Between two pings of a socket; unanswered by the next, it is ended. */
  pingEvery: number;
  /** Between two looks at whether a socket's sign-in has run out. What is revoked is closed at once, by itself. */
  proveEvery: number;
  /** Between two tellings, among processes, of who is here. */
  presenceEvery: number;
  /** Bytes that may wait for a slow reader. */
  mostBuffered: number;
  /** Frames a socket may send at once, and a second in the long run. */
  burst: number;
  framesPerSecond: number;
  subjectsPerSocket: number;
  socketsPerPerson: number;
  /** A whole school may stand behind one address. */
  socketsPerAddress: number;
};

/** Someone's open sockets, and whom they have a block with. */
export type LivePerson = {
  id: string;
  connections: Set<Connection>;
  blocked: ReadonlySet<string>;
  /** Settles when `blocked` is known; undefined before anybody asked. */
  known: Promise<void> | undefined;
};

/** One open socket. Small, for there are thousands: no timer, closure or map of its own. */
export type Connection = {
  ws: WebSocket;
  /** The connection below, to which frames are written that were made once for all. */
  wire: Socket;
  actor: Actor;
  person: LivePerson;
  address: string;
  seats: Seat[];
  budget: number;
  budgetAt: number;
  heard: boolean;
  /** What was shown at the door, to be looked at again by and by: sign-ins run out. */
  proof: Parameters<Authenticate>[0];
  authenticate: Authenticate;
  /** Spreads what is done for each socket over time. */
  turn: number;
};

/** One socket on one subject. */
export type Seat = {
  connection: Connection;
  subject: Subject;
  channel: Channel;
  params: object;
  /** The number of the last event that was sent. */
  sent: number;
  /** Events go out as they are told. False while access is asked for, or what was missed is replayed. */
  live: boolean;
  /** Welcomed at least once. */
  joined: boolean;
  /** A join that waits for its answer. */
  wish: { after: number | undefined } | undefined;
  /** Counts what could have ended access: an admission holds only if none came while it was asked for. */
  doubts: number;
  settling: boolean;
  under: Subject[];
  typedAt: number;
  /** Looks on only: is never told of as writing. */
  mute: boolean;
  /** Is not shown to be here, and sees nobody. */
  unseen: boolean;
};

/** An event on one subject as it is told: made ready once, however many read it. */
export type Happened = BusMessage & { frames?: Promise<EventFrames> };
export type EventFrames = { full: Buffer; bare: Buffer; authors: readonly string[] };

/** What this process knows of one subject that somebody here joined or depends on. */
export type Subject = {
  name: string;
  /** Undefined for one that is only depended on. */
  channel: Channel | undefined;
  seats: Set<Seat>;
  /** Seats elsewhere whose access an event here may end. */
  dependents: Set<Seat>;
  /** The number of the last event that was told here, and of the last that is known of. */
  sequence: number;
  head: number;
  /** Heard and not told yet, by number. */
  waiting: Map<number, Happened>;
  telling: boolean;
  /** Settles when events are heard and the head is known. */
  ready: Promise<void>;
  /** What was read for replays, by the number they began after; forgotten as soon as anything happens. */
  replays: Map<number, Promise<Happened[]>>;
  spoken: boolean;
  here: Whereabouts | undefined;
  endings: (() => Promise<void>)[];
  closed: boolean;
};

/** Who is present on a subject, in this process and in others. */
export type Whereabouts = {
  changed: boolean;
  own: string;
  others: Map<string, { people: readonly string[]; beat: number }>;
  people: readonly string[];
  views: Map<string, { id: string }>;
  frame: Buffer | undefined;
};

/** Everything live of one process. */
export type Live = {
  deps: Deps;
  bus: Bus;
  channels: readonly Channel[];
  limits: LiveLimits;
  /** The subject on which changes to a person's blocks are told, and the persons they have a block with. */
  person: {
    subject(personId: string): string;
    blocked(deps: Deps, personId: string): Promise<ReadonlySet<string>>;
    /** The kind of event that tells of it; without one, any on that subject. */
    changedBy?: EventKind;
  };
  processId: string;
  turns: Turns;
  connections: Map<WebSocket, Connection>;
  people: Map<string, LivePerson>;
  addresses: Map<string, number>;
  subjects: Map<string, Subject>;
  beat: number;
  looking: boolean;
  admitted: number;
  stopping: boolean;
};
