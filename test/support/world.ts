import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import pino from 'pino';
import { buildApp } from '../../src/app.ts';
import type { FileLimits } from '../../src/attachments/index.ts';
import { districts } from '../../src/districts/tables.ts';
import { liveChannels } from '../../src/live-channels.ts';
import { blockedIds, blocksChanged } from '../../src/people/index.ts';
import { termsVersion } from '../../src/people/schemas.ts';
import { districtDomains, persons } from '../../src/people/tables.ts';
import type { Actor } from '../../src/platform/actor.ts';
import { createLocalBus } from '../../src/platform/bus.ts';
import { openDb, openPool } from '../../src/platform/db.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { type FileStore, openFileStore } from '../../src/platform/file-store.ts';
import { newId } from '../../src/platform/ids.ts';
import { openHub } from '../../src/platform/live/hub.ts';
import { openSessions, type Sessions, type SignInSettings } from '../../src/sign-in/index.ts';
import { createTestDatabase } from './database.ts';

export const publicUrl = 'http://hallway.test';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Headers = Record<string, string>;
type Reply = Promise<LightMyRequestResponse>;

/** Someone at the front door: signed in, or no one. */
export type Visitor = {
  get(path: string, headers?: Headers): Reply;
  post(path: string, body?: object, headers?: Headers): Reply;
  put(path: string, body?: object, headers?: Headers): Reply;
  patch(path: string, body?: object, headers?: Headers): Reply;
  delete(path: string, headers?: Headers): Reply;
};

export type TestPerson = Visitor & {
  id: string;
  email: string;
  name: string;
  districtId: string | null;
  /** The headers that prove who they are, for a socket or a raw request. */
  headers: Headers;
};

type PersonWish = Partial<Omit<typeof persons.$inferInsert, 'id'>>;
type DistrictWish = Partial<Omit<typeof districts.$inferInsert, 'id'>>;

export type World = Awaited<ReturnType<typeof openWorld>>;

type Options = {
  log?: Deps['log'];
  metricsToken?: string;
  signIn?: SignInSettings;
  fileLimits?: FileLimits;
  /** Where the bytes of files lie; in a folder that goes with the world, unless told. */
  files?: FileStore;
  /** Whether what is asked for too often is refused, as it is outside tests. */
  limited?: boolean;
};

/**
 * A whole service over an empty database of its own. The clock stands still until a test moves it.
 *
 * Paths are those under `/api`, unless they begin with `//`, which stands for the root: `//health/ready`.
 */
export async function openWorld(options: Options = {}) {
  const database = await createTestDatabase();
  const pool = openPool(database.url, { max: 14, name: 'hallway-test' });
  const clock = { now: new Date('2026-11-17T15:00:00Z') };
  const folder = join(tmpdir(), `hallway-files-${newId()}`);
  const store = options.files ?? openFileStore({ folder });
  const mostFileBytes = 1024 * 1024;
  const quotaBytes = 20 * mostFileBytes;
  const deps: Deps = {
    db: openDb(pool),
    now: () => new Date(clock.now),
    log: options.log ?? pino({ level: 'silent' }),
    publicUrl,
    keys: [Buffer.alloc(32, 7)],
    ring: () => undefined,
  };
  const actors = new Map<string, Actor>();
  const sessions = openSessions(deps);
  const authenticate: Sessions['authenticate'] = async (headers, lookUp) =>
    actors.get(headers.authorization ?? '') ?? sessions.authenticate(headers, lookUp);
  const bus = createLocalBus();
  const live = openHub({
    deps,
    bus,
    channels: liveChannels,
    person: { blocked: ({ db }, personId) => blockedIds(db, personId), changedBy: blocksChanged },
  });
  const routes: { method: string; url: string; access: string }[] = [];
  const app: FastifyInstance = await buildApp(deps, {
    authenticate,
    live,
    metricsToken: options.metricsToken,
    limited: options.limited ?? false,
    ...(options.signIn && { signIn: options.signIn }),
    files: { store, limits: options.fileLimits ?? { mostFileBytes, quotaBytes } },
    onRoute: ({ method, url, config }) => {
      const methods = [method].flat().filter((name) => name !== 'HEAD' && name !== 'OPTIONS');
      routes.push(
        ...methods.map((name) => ({ method: name, url, access: config?.access ?? 'signed-in' })),
      );
    },
  });
  await app.ready();

  /** Makes a person who is signed in. Set only what the sentence of the test mentions. */
  async function person(wish: PersonWish = {}): Promise<TestPerson> {
    const id = newId();
    const name = wish.name ?? `Person ${id.slice(-4)}`;
    const email = wish.email ?? `${id}@school.test`;
    const row = {
      role: 'teacher' as const,
      timeZone: 'America/Los_Angeles',
      verification: 'reviewed' as const,
      verifiedAt: clock.now,
      termsVersion,
      createdAt: clock.now,
      ...wish,
      ...{ id, name, email },
    };
    await deps.db.insert(persons).values(row);
    const authorization = `Bearer test-${id}`;
    const districtId = wish.districtId ?? null;
    actors.set(authorization, {
      personId: id,
      districtId,
      credentialId: newId(),
      via: 'session',
      scopes: [],
      secondFactor: true,
      since: row.createdAt,
      termsAccepted: true,
    });
    const headers = { authorization };
    return { id, email, name, districtId, headers, ...visitorOf(app, headers) };
  }

  async function district(wish: DistrictWish = {}): Promise<{ id: string }> {
    const id = newId();
    const row = {
      name: 'Alder Valley Unified',
      state: 'CA',
      timeZone: 'America/Los_Angeles',
      ...wish,
      id,
      search: sql`to_tsvector('simple', ${wish.name ?? 'Alder Valley Unified'})`,
    };
    await deps.db.insert(districts).values({ ...row, createdAt: clock.now, updatedAt: clock.now });
    return { id };
  }

  return {
    deps,
    /** What a sweep of files is handed. */
    fileDeps: { ...deps, files: store },
    filesFolder: folder,
    app,
    /** Where a relay that a test starts publishes, and the sockets hear it. */
    bus,
    live,
    pool,
    routes,
    clock,
    sessions,
    databaseUrl: database.url,
    anyone: visitorOf(app, {}),
    person,
    district,
    /** Lets a district prove that an e-mail domain is its own. */
    proveDomain: (domain: string, districtId: string) =>
      deps.db.insert(districtDomains).values({ domain, districtId, createdAt: clock.now }),
    /** How many rows a table holds. */
    count: async (table: string): Promise<number> => {
      const { rows } = await deps.db.execute(
        sql`select count(*)::int as n from ${sql.identifier(table)}`,
      );
      return Number(rows[0]?.n);
    },
    async close() {
      await app.close();
      await sessions.close();
      await pool.end();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function visitorOf(app: FastifyInstance, own: Headers): Visitor {
  const send = (method: Method, path: string, body?: object, headers: Headers = {}): Reply => {
    const url = path.startsWith('//') ? path.slice(1) : `/api${path}`;
    const request: InjectOptions = { method, url, headers: { ...own, ...headers } };
    return app.inject(body === undefined ? request : { ...request, payload: body });
  };
  return {
    get: (path, headers) => send('GET', path, undefined, headers),
    post: (path, body, headers) => send('POST', path, body, headers),
    put: (path, body, headers) => send('PUT', path, body, headers),
    patch: (path, body, headers) => send('PATCH', path, body, headers),
    delete: (path, headers) => send('DELETE', path, undefined, headers),
  };
}
