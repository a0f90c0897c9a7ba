import { setTimeout as after } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import type { RawData, WebSocket } from 'ws';
import type { Bus } from '../bus.ts';
import type { Channel } from '../channels.ts';
import type { Deps } from '../deps.ts';
import type { Authenticate } from '../http/requests.ts';
import { newId } from '../ids.ts';
import { admitConnection, closing, forgetConnection } from './connection.ts';
import { hearFrame } from './hearing.ts';
import { proveAgain, signOut, startBeating } from './heartbeat.ts';
import { vacate } from './subjects.ts';
import { takeTurns } from './turns.ts';
import type { Connection, Live, LiveLimits } from './types.ts';

const defaults: LiveLimits = {
  beatMs: 500,
  lookEvery: 4,
  headEvery: 10,
  pingEvery: 50,
  proveEvery: 600,
  presenceEvery: 40,
  mostBuffered: 1024 * 1024,
  burst: 300,
  framesPerSecond: 20,
  subjectsPerSocket: 200,
  socketsPerPerson: 50,
  socketsPerAddress: 5_000,
};

const comeBackWithinMs = 5_000;

export type Hub = ReturnType<typeof openHub>;

/**
 * Everything live of one process: who is connected, what they joined, and what happens there.
 *
 * @param options.channels  all that may be joined
 * @param options.person    the subject on which a change of someone's blocks is told, and whom they have a block with
 * @param options.limits    other than the usual ones
 */
export function openHub(options: {
  deps: Deps;
  bus: Bus;
  channels: readonly Channel[];
  person?: Partial<Live['person']>;
  limits?: Partial<LiveLimits>;
}) {
  const live: Live = {
    deps: options.deps,
    bus: options.bus,
    channels: options.channels,
    limits: { ...defaults, ...options.limits },
    person: {
      subject: (personId) => `people/${personId}`,
      blocked: async () => new Set(),
      ...options.person,
    },
    processId: newId(),
    turns: takeTurns(6),
    connections: new Map(),
    people: new Map(),
    addresses: new Map(),
    subjects: new Map(),
    beat: 0,
    admitted: 0,
    looking: false,
    stopping: false,
  };
  const stopBeating = startBeating(live);

  // Shared by all sockets, which come by the thousands: `this` tells which one.
  function heard(this: WebSocket, data: RawData, isBinary: boolean): void {
    const connection = live.connections.get(this);
    if (connection) hearFrame(live, connection, data, isBinary);
  }
  function ponged(this: WebSocket): void {
    const connection = live.connections.get(this);
    if (connection) connection.heard = true;
  }
  function closed(this: WebSocket): void {
    const connection = live.connections.get(this);
    if (connection) depart(live, connection);
  }

  return {
    channels: options.channels,
    isStopping: () => live.stopping,
    /** Why no further socket is let in for this person or from this address, or undefined. */
    isFull: (personId: string, address: string): boolean =>
      (live.people.get(personId)?.connections.size ?? 0) >= live.limits.socketsPerPerson ||
      (live.addresses.get(address) ?? 0) >= live.limits.socketsPerAddress,
    /** Takes a socket in that has been let through the door. */
    receive(ws: WebSocket, request: FastifyRequest, authenticate: Authenticate): void {
      const connection = admitConnection(live, ws, request, authenticate);
      ws.on('message', heard);
      ws.on('pong', ponged);
      ws.on('close', closed);
      // It may have been signed out between the door and here, when nobody knew of the socket yet.
      void proveAgain(live, connection);
    },
    /** Closes what a session or access token opened. */
    endCredential(credentialId: string): void {
      endWhere(live, ({ actor }) => actor.credentialId === credentialId);
    },
    /** Closes every socket of a person. */
    endPerson(personId: string): void {
      endWhere(live, ({ actor }) => actor.personId === personId);
    },
    figures: () => ({ sockets: live.connections.size, subjects: live.subjects.size }),
    /** Tells every socket to come back, each after another while, and waits until they are gone. */
    async stop(): Promise<void> {
      live.stopping = true;
      stopBeating();
      await sendAway(live);
      for (const connection of live.connections.values()) connection.ws.terminate();
    },
  };
}

function depart(live: Live, connection: Connection): void {
  for (const seat of [...connection.seats]) vacate(live, seat);
  forgetConnection(live, connection);
}

function endWhere(live: Live, isMeant: (connection: Connection) => boolean): void {
  for (const connection of [...live.connections.values()]) {
    if (isMeant(connection)) signOut(live, connection);
  }
}

/** Closes in small groups, so that those who come back at once do not all come at once. */
async function sendAway(live: Live): Promise<void> {
  let closed = 0;
  for (const { ws } of [...live.connections.values()]) {
    const wait = Math.round(Math.random() * comeBackWithinMs);
    ws.close(closing.comeBack, `retry-after-ms=${wait}`);
    closed += 1;
    if (closed % 250 === 0) await after(50);
  }
  for (let waited = 0; live.connections.size > 0 && waited < 40; waited += 1) await after(50);
}
