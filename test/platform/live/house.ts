import { sql } from 'drizzle-orm';
import pino from 'pino';
import { z } from 'zod';
import type { Actor } from '../../../src/platform/actor.ts';
import { type Bus, createLocalBus } from '../../../src/platform/bus.ts';
import { defineChannel, revokes, tells } from '../../../src/platform/channels.ts';
import { openDb, openPool } from '../../../src/platform/db.ts';
import { defineEvent, type EventKind, outbox } from '../../../src/platform/events.ts';
import type { Authenticate } from '../../../src/platform/http/requests.ts';
import { buildServer } from '../../../src/platform/http/server.ts';
import { newId } from '../../../src/platform/ids.ts';
import { openHub } from '../../../src/platform/live/hub.ts';
import { liveSocket } from '../../../src/platform/live/socket.ts';
import type { LiveLimits } from '../../../src/platform/live/types.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

const roomSubject = (roomId: string) => `rooms/${roomId}`;
const personSubject = (personId: string) => `people/${personId}`;
const Person = z.object({ id: z.uuid(), name: z.string() });
const NoteView = z.object({ id: z.uuid(), text: z.string(), author: Person });

const noteWritten = defineEvent({
  type: 'rooms.note-written',
  data: z.object({ roomId: z.uuid(), noteId: z.uuid(), personId: z.uuid() }),
  subject: ({ roomId }) => roomSubject(roomId),
});
const memberRemoved = defineEvent({
  type: 'rooms.member-removed',
  data: z.object({ roomId: z.uuid(), personId: z.uuid() }),
  subject: ({ personId }) => personSubject(personId),
});
const houseChanged = defineEvent({
  type: 'rooms.house-changed',
  data: z.object({ houseId: z.uuid() }),
  subject: ({ houseId }) => `houses/${houseId}`,
});
const personBlocked = defineEvent({
  type: 'rooms.person-blocked',
  data: z.object({ ids: z.array(z.uuid()) }),
  subject: ({ ids }) => ids.map(personSubject),
});

export type LiveHouse = Awaited<ReturnType<typeof openLiveHouse>>;

const nothingKnown = () => ({
  notes: new Map<string, z.output<typeof NoteView>>(),
  names: new Map<string, string>(),
  actors: new Map<string, Actor>(),
  outsiders: new Set<string>(),
  blocks: new Set<string>(),
  houses: new Map<string, string>(),
  starts: new Map<string, number>(),
});

/**
 * Rooms in which notes are written, told live: a stand-in for a capability, with the relay's part played by `happen`.
 *
 * @param options.bus     shared by several houses, as by several processes
 * @param options.beside  another house, whose database and people this one shares
 */
export async function openLiveHouse(
  options: {
    bus?: Bus;
    beside?: { database: TestDatabase; known: ReturnType<typeof nothingKnown> };
    limits?: Partial<LiveLimits>;
    publicUrl?: string;
  } = {},
) {
  const database = options.beside?.database ?? (await createTestDatabase());
  const pool = openPool(database.url, { max: 8, name: 'live-test' });
  const bus = options.bus ?? createLocalBus();
  const db = openDb(pool);
  const publicUrl = options.publicUrl ?? 'http://hallway.test';
  const deps = {
    db,
    now: () => new Date(),
    log: pino({ level: process.env.LIVE_LOG ?? 'silent' }),
    publicUrl,
    keys: [Buffer.alloc(32, 1)] as const,
    ring: () => undefined,
  };
  const known = options.beside?.known ?? nothingKnown();
  const asked = {
    loads: 0,
    joins: 0,
    fails: false,
    /** Happens once, after it was decided that somebody may join and before the answer is there. */
    meanwhile: undefined as (() => Promise<unknown>) | undefined,
  };

  const room = defineChannel({
    name: 'room',
    params: z.object({ roomId: z.uuid() }),
    subject: ({ roomId }) => roomSubject(roomId),
    async mayJoin(_deps, { personId }, { roomId }) {
      asked.joins += 1;
      await db.execute(sql`select 1`);
      const house = known.houses.get(roomId);
      if (known.outsiders.has(personId) || (house && known.outsiders.has(house))) return false;
      const from = known.starts.get(personId) ?? 0;
      const { meanwhile } = asked;
      asked.meanwhile = undefined;
      await meanwhile?.();
      return { from, under: house ? [`houses/${house}`] : [] };
    },
    tells: [
      tells(noteWritten, {
        view: NoteView,
        async load(_deps, { noteId }) {
          asked.loads += 1;
          if (asked.fails) throw new Error('a fault in the view');
          await db.execute(sql`select 1`);
          return known.notes.get(noteId);
        },
        authors: ({ author }) => [author.id],
      }),
    ],
    revokedBy: [revokes(memberRemoved, ({ personId }) => [personId]), revokes(houseChanged)],
    presence: {
      person: Person,
      name: async (_deps, ids) => ids.map((id) => ({ id, name: known.names.get(id) ?? '' })),
    },
  });
  const self = defineChannel({
    name: 'person',
    params: z.object({ personId: z.uuid() }),
    subject: ({ personId }) => personSubject(personId),
    mayJoin: async (_deps, actor, { personId }) => actor.personId === personId,
    tells: [tells(memberRemoved), tells(personBlocked)],
  });

  const hub = openHub({
    deps,
    bus,
    channels: [room, self],
    person: {
      blocked: async (_deps, id) =>
        new Set(
          [...known.blocks].filter((pair) => pair.startsWith(id)).map((pair) => pair.slice(37)),
        ),
    },
    limits: { beatMs: 40, lookEvery: 5, headEvery: 10, ...options.limits },
  });
  const authenticate = async (headers: Parameters<Authenticate>[0]) =>
    known.actors.get(headers.authorization ?? headers.cookie ?? '');
  const app = await buildServer(deps, { authenticate });
  await app.register(liveSocket, { hub, authenticate, publicUrl });

  function person(name = 'Ana') {
    const id = newId();
    const actor: Actor = {
      personId: id,
      districtId: null,
      credentialId: newId(),
      via: 'session',
      scopes: [],
      secondFactor: false,
      since: new Date(0),
      termsAccepted: true,
    };
    known.names.set(id, name);
    known.actors.set(`Bearer ${id}`, actor);
    known.actors.set(`session=${id}`, actor);
    return { id, name, actor, headers: { authorization: `Bearer ${id}` }, cookie: `session=${id}` };
  }

  /** Records an event, numbers it and, unless told not to, publishes it: what the relay does. */
  async function happen<Schema extends z.ZodType>(
    kind: EventKind<Schema>,
    data: z.output<Schema>,
    how: { publish?: boolean } = {},
  ): Promise<{ id: string; sequences: number[] }> {
    const id = newId();
    const time = new Date();
    const subjects = kind.subjects(data);
    const messages = await db.transaction(async (tx) => {
      await tx.insert(outbox).values({ id, type: kind.type, subjects, data, time, relayRound: 0 });
      const numbered = [];
      for (const subject of [...subjects].sort()) {
        const { rows } = await tx.execute<{ head: number }>(sql`
          insert into subject_heads (subject, head) values (${subject}, 1)
          on conflict (subject) do update set head = subject_heads.head + 1 returning head`);
        const sequence = Number(rows[0]?.head);
        await tx.execute(
          sql`insert into subject_numbers (subject, sequence, event_id) values (${subject}, ${sequence}, ${id})`,
        );
        numbered.push({ id, type: kind.type, time: time.toISOString(), subject, sequence, data });
      }
      return numbered;
    });
    if (how.publish !== false) {
      for (const message of messages) await bus.publish(message.subject, JSON.stringify(message));
    }
    return { id, sequences: messages.map(({ sequence }) => sequence) };
  }

  return {
    app,
    hub,
    deps,
    bus,
    pool,
    database,
    known,
    asked,
    person,
    happen,
    room: () => {
      const id = newId();
      return { id, subject: roomSubject(id) };
    },
    /** Someone writes a note in a room. */
    write(
      room: { id: string },
      author: { id: string; name: string },
      text: string,
      how: { publish?: boolean } = {},
    ) {
      const id = newId();
      known.notes.set(id, { id, text, author: { id: author.id, name: author.name } });
      return happen(noteWritten, { roomId: room.id, noteId: id, personId: author.id }, how);
    },
    remove(room: { id: string }, person: { id: string }) {
      known.outsiders.add(person.id);
      return happen(memberRemoved, { roomId: room.id, personId: person.id });
    },
    closeHouse(houseId: string) {
      known.outsiders.add(houseId);
      return happen(houseChanged, { houseId });
    },
    block(one: { id: string }, other: { id: string }) {
      known.blocks.add(`${one.id} ${other.id}`);
      known.blocks.add(`${other.id} ${one.id}`);
      return happen(personBlocked, { ids: [one.id, other.id] });
    },
    async close() {
      await app.close();
      await pool.end();
      if (!options.beside) await database.drop();
    },
  };
}
